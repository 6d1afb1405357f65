import TarnSynth

// Until the command line is here: `tarn synth` alone.
let arguments = CommandLine.arguments.dropFirst()
if arguments.first == "synth" {
  do throws(SynthError) {
    let summary = try synthesize(SynthOptions(arguments: Array(arguments.dropFirst())))
    print(
      "\(summary.events) events, \(summary.files) files, \(summary.bytes) bytes of JSON,",
      "\(summary.compressedBytes) compressed")
  } catch {
    print("tarn: \(error)")
  }
} else {
  print("tarn")
}
