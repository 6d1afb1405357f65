/// How traffic rises and falls: programs run round the clock, people from nine to six on weekdays
/// of their region, and jobs in the small hours.
struct Rhythm {
  private let start: Int
  /// The weight up to the end of each hour.
  private let hours: [Int]

  init(start: Int, days: Int, region: Int) {
    self.start = start * 86400
    var sum = 0
    hours = (0..<days * 24).map { hour in
      sum += Self.weight(day: start + hour / 24, hour: hour % 24, region: region)
      return sum
    }
  }

  /// The five minutes of file `file` of `count`, in order of `file`.
  func slot(_ file: Int, of count: Int, jitter: UInt64) -> Int {
    guard let total = hours.last else { return start }
    let fine = total * 4096
    let width = max(1, fine / count)
    let target = min(fine - 1, fine / count * file + fine % count * file / count)
    let point = min(fine - 1, target + below(width, mixed(jitter, 0x51)))
    var low = 0
    var high = hours.count - 1
    while low < high {
      let middle = (low + high) / 2
      if hours[middle] * 4096 > point { high = middle } else { low = middle + 1 }
    }
    let before = low == 0 ? 0 : hours[low - 1]
    let within = (point - before * 4096) * 12 / ((hours[low] - before) * 4096)
    return start + low * 3600 + within * 300
  }

  static func isWorkingHour(_ time: Int, region: Int) -> Bool {
    let local = time + offset(region) * 3600
    let hour = (local - local.dividedFloor(by: 86400) * 86400) / 3600
    return !isWeekend(local.dividedFloor(by: 86400)) && (8..<18).contains(hour)
  }

  /// People's calls by the local hour.
  private static let workday = [
    0, 0, 0, 0, 0, 0, 1, 4, 9, 14, 16, 15, 11, 13, 16, 15, 12, 8, 4, 3, 2, 1, 1, 0,
  ]

  /// Hours east of Greenwich, in the order of `World.knownRegions`.
  private static let offsets = [
    -5, 5, 0, -8, 1, 8, 9, -5, 10, 0, -5, -3, 1, -8, 9, 1, 9, 1, 3, 2,
  ]

  private static func weight(day: Int, hour: Int, region: Int) -> Int {
    let local = day * 24 + hour + offset(region)
    let localHour = local - local.dividedFloor(by: 24) * 24
    let programs = 10 + ((1...3).contains(localHour) ? 6 : 0)
    let people = isWeekend(local.dividedFloor(by: 24)) ? workday[localHour] / 5 : workday[localHour]
    return programs + people
  }

  /// 1970-01-01 was a Thursday.
  private static func isWeekend(_ day: Int) -> Bool {
    let weekday = (day + 3) % 7
    return weekday >= 5
  }

  private static func offset(_ region: Int) -> Int {
    region < offsets.count ? offsets[region] : 4
  }
}
