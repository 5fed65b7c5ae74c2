// usage: fuzz_seeds FOLDER
#include <iostream>

#include "base/error.h"
#include "fuzz/seeds.h"

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  try {
    kijun::fuzz::makeSeeds(argv[1]);
  } catch (const kijun::Error& error) {
    std::cerr << error.text(kijun::Language::English) << '\n';
    return 3;
  }
  return 0;
}
