import Tarn

let completionCommand = Command(
  name: "completion", group: .other, summary: "print what a shell needs to complete commands",
  operands: "bash|zsh|fish",
  details: """
    bash: source <(tarn completion bash)
    zsh:  source <(tarn completion zsh)
    fish: tarn completion fish | source
    """
) { invocation in
  switch invocation.operands.first {
  case "bash": Terminal.out(Completion.bash(Main.commands))
  case "zsh":
    Terminal.out("autoload -U +X bashcompinit && bashcompinit\n" + Completion.bash(Main.commands))
  case "fish": Terminal.out(Completion.fish(Main.commands))
  default: throw LakeError(.usage, "usage: tarn completion bash|zsh|fish")
  }
  return .done
}

/// Completion scripts, made of the table of commands.
enum Completion {
  static func bash(_ commands: [Command]) -> String {
    var text = """
      _tarn() {
        local word=${COMP_WORDS[COMP_CWORD]} flags=""
        if [ "$COMP_CWORD" -eq 1 ]; then
          COMPREPLY=($(compgen -W "\(commands.map(\.name).joined(separator: " "))" -- "$word"))
          return
        fi
        case ${COMP_WORDS[1]} in

      """
    for command in commands {
      let flags = command.flags.flatMap(\.names).joined(separator: " ")
      text += "    \(command.name)) flags=\"\(flags) --help\" ;;\n"
    }
    return text + """
        esac
        case $word in
          -*) COMPREPLY=($(compgen -W "$flags" -- "$word")) ;;
          *) COMPREPLY=($(compgen -f -- "$word")) ;;
        esac
      }
      complete -o filenames -F _tarn tarn

      """
  }

  static func fish(_ commands: [Command]) -> String {
    var text = ""
    for command in commands {
      text +=
        "complete -c tarn -n __fish_use_subcommand -a \(command.name) "
        + "-d '\(quoted(command.summary))'\n"
      for flag in command.flags {
        for name in flag.names {
          let option =
            name.hasPrefix("--") ? "-l \(name.dropFirst(2))" : "-s \(name.dropFirst(1))"
          text +=
            "complete -c tarn -n '__fish_seen_subcommand_from \(command.name)' \(option)"
            + "\(flag.value == nil ? "" : " -r") -d '\(quoted(flag.help))'\n"
        }
      }
    }
    return text
  }

  private static func quoted(_ text: String) -> String { text.replacing("'", with: "\\'") }
}
