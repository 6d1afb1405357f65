import Tarn

let lookupEventsCommand = Command(
  name: "lookup-events", group: .everyday,
  summary: "the AWS CLI's lookup-events over all of history",
  flags: [
    Flag("--end-time", value: "TIME", "up to this moment"),
    Flag("--event-category", value: "insight", "Insights events instead"),
    .lake,
    Flag(
      "--lookup-attributes", value: "AttributeKey=…,AttributeValue=…",
      "what must hold; may be given several times"),
    Flag("--max-items", value: "N", "the same as --max-results"),
    Flag("--max-results", value: "N", "events a page (default: 50)"),
    Flag("--next-token", value: "TOKEN", "the page after one, with the same parameters"),
    Flag("--now", value: "TIME", "the clock of relative times"),
    Flag("--start-time", value: "TIME", "from this moment on"),
    Flag("--starting-token", value: "TOKEN", "the same as --next-token"),
  ],
  details: """
    Keys: \(EventLookup.Key.allCases.map(\.rawValue).joined(separator: ", ")). Newest events first; the
    answer is the JSON that the AWS CLI prints.
    """
) { invocation in
  var lookup = EventLookup()
  for text in invocation.all("--lookup-attributes") {
    lookup.attributes.append(try attribute(text))
  }
  lookup.start = try TimeArgument.micros(invocation, "--start-time")
  lookup.end = try TimeArgument.micros(invocation, "--end-time")
  if let category = invocation.value("--event-category") {
    guard category.lowercased() == "insight" else {
      throw LakeError(
        .usage, "Option '--event-category' takes insight, not '\(category)'",
        code: "InvalidEventCategoryException")
    }
    lookup.isInsight = true
  }
  lookup.maximum =
    try invocation.integer("--max-results", in: 1...100_000)
    ?? invocation.integer("--max-items", in: 1...100_000) ?? lookup.maximum
  lookup.token = invocation.value("--next-token") ?? invocation.value("--starting-token")
  let page = try invocation.existingLake().lookupEventsNow(lookup) { Interrupt.onFirst($0) }
  try FileOutput.standard.write(page.json + [UInt8(ascii: "\n")])
  return .done
}

/// `AttributeKey=EventName,AttributeValue=StopLogging`, in either order.
private func attribute(_ text: String) throws -> (key: EventLookup.Key, value: String) {
  let marks = ("AttributeKey=", "AttributeValue=")
  var key: String?
  var value: String?
  if text.hasPrefix(marks.0), let comma = text.firstIndex(of: ",") {
    key = String(text[text.index(text.startIndex, offsetBy: marks.0.count)..<comma])
    let rest = text[text.index(after: comma)...]
    if rest.hasPrefix(marks.1) { value = String(rest.dropFirst(marks.1.count)) }
  } else if text.hasPrefix(marks.1), let comma = text.lastIndex(of: ",") {
    let rest = text[text.index(after: comma)...]
    value = String(text[..<comma].dropFirst(marks.1.count))
    if rest.hasPrefix(marks.0) { key = String(rest.dropFirst(marks.0.count)) }
  }
  guard let key, let value else {
    throw LakeError(
      .usage,
      "Option '--lookup-attributes' takes AttributeKey=…,AttributeValue=…, not '\(text)'")
  }
  guard let known = EventLookup.Key(rawValue: key) else {
    let names = EventLookup.Key.allCases.map(\.rawValue)
    throw LakeError(
      .usage, "'\(key)' is no attribute; there are: \(names.joined(separator: ", "))",
      code: "InvalidLookupAttributesException",
      suggestion: Suggestion.nearest(to: key, among: names).map { "Did you mean '\($0)'?" })
  }
  return (known, value)
}
