// How the text of one content is read, by its format. Any thread but the UI's and the writer's.
#pragma once
#include <vector>

#include "workspace/evidence_text.h"
#include "workspace/store/text_store.h"

namespace kijun {

struct TextFound {
  TextState state = TextState::NoText;
  std::vector<std::string> pages;  // UTF-8 without control characters but line ends; may be empty
};

// pdftotext in PATH.
std::optional<std::filesystem::path> findPdfReader();

// Throw Error where the content is missing or altered or the machine fails; Cancelled.
TextFound textOfPdf(const Session& session, const std::string& hash,
                    const std::filesystem::path& reader, const TextOptions& options);
TextFound textOfText(const Session& session, const ReadableContent& content, std::size_t most);

}  // namespace kijun
