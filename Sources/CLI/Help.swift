/// The texts of `--help`.
enum Help {
  static func overview(_ commands: [Command]) -> String {
    var text = """
      tarn: an embedded CloudTrail Lake in one SQLite file

      usage: tarn COMMAND [options]        tarn COMMAND --help

      """
    for group in Command.Group.allCases {
      let own = commands.filter { $0.group == group }
      if own.isEmpty { continue }
      text += "\n\(group.rawValue)\n"
      for command in own {
        let padding = String(repeating: " ", count: max(1, 14 - command.name.count))
        text += "  \(command.name)\(padding)\(command.summary)\n"
      }
    }
    text += """

      exit codes: 0 done, 1 findings, 2 done with rejects, 3 cancelled, 64 usage, 65 bad SQL or data,
        66 input missing, 70 a bug of ours, 74 I/O, 75 past a limit, 77 refused, 80 integrity failure

      """
    return text
  }

  static func text(of command: Command) -> String {
    var text = "tarn \(command.name): \(command.summary)\n\nusage: tarn \(command.name)"
    if !command.operands.isEmpty { text += " \(command.operands)" }
    text += command.flags.isEmpty ? "\n" : " [options]\n"
    if !command.flags.isEmpty { text += "\n" }
    for flag in command.flags {
      var left = flag.names.joined(separator: ", ")
      if let value = flag.value { left += " \(value)" }
      text += "  \(left)\(String(repeating: " ", count: max(2, 30 - left.count)))\(flag.help)\n"
    }
    if !command.details.isEmpty { text += "\n\(command.details)\n" }
    return text
  }
}
