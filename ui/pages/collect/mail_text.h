// The mail that goes with a questionnaire, and the one that reminds of it: to be copied into
// whatever program sends it. Pure; any thread.
#pragma once
#include <string>

#include "base/message.h"
#include "ui/pages/collect/collect_values.h"

namespace kijun::ui::collect {

// How a questionnaire is handed out.
enum class HandOutFormat { Xlsx, Html, Pdf, Kijun };
inline constexpr HandOutFormat kHandOutFormats[] = {HandOutFormat::Xlsx, HandOutFormat::Html,
                                                    HandOutFormat::Pdf, HandOutFormat::Kijun};
// "xlsx": the file's ending, too.
std::string_view idOf(HandOutFormat format);

enum class MailKind { Request, Reminder };

struct MailText {
  std::string subject, body;
};

// fileName: of the questionnaire attached; empty: none is named.
MailText mailText(const CollectValues& values, const DepartmentStanding& standing, MailKind kind,
                  HandOutFormat format, const std::string& fileName, Language language);

}  // namespace kijun::ui::collect
