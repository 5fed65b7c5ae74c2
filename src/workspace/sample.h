// The sample workspace: a fictional city waterworks with two cycles. Its source is
// resources/sample/*.json; clock and ids are fixed, so it is always the same workspace.
#pragma once
#include <filesystem>

namespace kijun {

// Throws Error; never replaces a file that exists. Takes a second or two: not for the UI thread.
void writeSample(const std::filesystem::path& file);

// The name under which the sample is offered, e.g. in the documents folder.
inline constexpr const char* kSampleFileName = "架空市水道局.kijun";

}  // namespace kijun
