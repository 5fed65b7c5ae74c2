// The sample workspace, for tests to copy. Making it costs more than most tests do: ctest makes it
// once a run (the test "sample") and names it in KIJUN_SAMPLE; a test run by hand makes its own.
#pragma once
#include <filesystem>

namespace kijun::testing {

// Not to be written to; the same file for the whole process.
const std::filesystem::path& madeSample();

}  // namespace kijun::testing
