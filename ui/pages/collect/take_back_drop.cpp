#include "ui/pages/collect/take_back_drop.h"

#include <QFileInfo>
#include <algorithm>

#include "exchange/questionnaire/returned.h"
#include "ui/models/background.h"
#include "ui/pages/collect/take_back_dialog.h"
#include "ui/shell/text.h"
#include "ui/widgets/ask.h"

namespace kijun::ui::collect {
namespace {

// Spreadsheets are evidence as well; those that say of which cycle they are were written here.
bool isOwnForm(const QString& file) {
  try {
    const auto returned = readReturned(std::filesystem::path(file.toStdU16String()));
    return !returned.cycle.empty() && !returned.department.empty();
  } catch (const std::exception&) {
    return false;
  }
}

}  // namespace

void offerTakeBack(Shell& shell, WorkspaceModel& workspace, const std::vector<IntakeItem>& dropped,
                   QWidget* context, std::function<void()> otherwise) {
  QStringList files;
  for (const auto& item : dropped) files << QString::fromStdU16String(item.file.u16string());
  const bool maybe = std::ranges::all_of(files, [](const QString& file) {
    return file.endsWith(QLatin1String(".xlsx"), Qt::CaseInsensitive);
  });
  if (!maybe || !whyNotTakenBack(workspace).isEmpty()) return otherwise();
  inBackground(
      context, [files] { return std::ranges::all_of(files, isOwnForm); },
      [&shell, &workspace, files, context, otherwise](bool forms) {
        if (!forms) return otherwise();
        const auto chosen = ask::choose(
            context,
            {ask::Tone::Question,
             text("collect.dropped.title"),
             text("collect.dropped", fromQt(QFileInfo(files.front()).fileName()), files.size()),
             {},
             {{QStringLiteral("take"), text("collect.dropped.take")},
              {QStringLiteral("evidence"), text("collect.dropped.evidence")},
              {QString(), text("ui.cancel")}}});
        if (chosen == QLatin1String("take")) takeBack(shell, workspace, files, context);
        if (chosen == QLatin1String("evidence")) otherwise();
      },
      [otherwise](const std::exception_ptr&) { otherwise(); });
}

}  // namespace kijun::ui::collect
