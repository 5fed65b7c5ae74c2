// Writing pieces of evidence: what the commands that bring some share. Each throws Error (Input).
#pragma once
#include "workspace/evidence.h"
#include "workspace/writer.h"

namespace kijun {

// Its tags in order; refused where the record has problems.
void storeEvidence(Writer& writer, Evidence record);
// The content that a revision names is there, whole.
void requireStoredContent(Writer& writer, const std::string& content, std::int64_t size);
// What a piece may hang on exists, and an answer's cycle is open.
void requireLinkable(Writer& writer, const LinkTarget& target);

}  // namespace kijun
