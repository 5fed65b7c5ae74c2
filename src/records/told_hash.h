// What a Hash field is told by: the beginning of a digest. A field of that kind holds the digest
// itself, or content that the workbench writes and nobody types (a model of risks, as JSON), which
// is told by its own: forms show it and keep it, files leave it out. Any thread.
#pragma once
#include <string>
#include <string_view>

namespace kijun {

// Of content, its version; empty for nothing.
std::string toldHash(std::string_view digestOrContent);

}  // namespace kijun
