// Benchmarks compared: times differ from machine to machine, ratios much less.
#pragma once
#include <string>
#include <vector>

namespace kijun::testing {

struct Ratio {
  std::string of;  // names of two benchmarks
  std::string to;
};

// Runs every benchmark of the program and prints how many times longer each `of` took than its
// `to`, by the median where repetitions are asked for. Returns the exit code.
int runAndCompare(int argc, char** argv, const std::vector<Ratio>& ratios);

}  // namespace kijun::testing
