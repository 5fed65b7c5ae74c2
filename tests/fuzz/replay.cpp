// Runs every file of the folders given through one target, without a fuzzer: the finds of the past
// stay mended under the ordinary compiler too. usage: fuzz_replay_TARGET FOLDER…
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "fuzz/target.h"

int main(int argc, char** argv) {
  std::size_t count = 0;
  for (int i = 1; i < argc; ++i) {
    if (!std::filesystem::is_directory(argv[i])) continue;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(argv[i])) {
      if (!entry.is_regular_file()) continue;
      std::ifstream in(entry.path(), std::ios::binary);
      std::ostringstream bytes;
      bytes << in.rdbuf();
      const auto text = bytes.str();
      std::cerr << entry.path() << '\n';
      LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
      ++count;
    }
  }
  if (count == 0) {
    std::cerr << "replay: no input\n";
    return 1;
  }
  return 0;
}
