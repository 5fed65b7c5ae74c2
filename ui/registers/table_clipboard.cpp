#include "ui/registers/table_clipboard.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>

#include "exchange/csv/csv.h"
#include "exchange/record_export.h"
#include "ui/models/background.h"
#include "ui/models/failure.h"
#include "ui/shell/text.h"

namespace kijun::ui::registers {

void copyRows(Shell& shell, WorkspaceModel& workspace, const RecordDescription& description,
              std::vector<Row> rows, std::vector<std::size_t> fields, QObject* context) {
  if (rows.empty()) return;
  const auto count = rows.size();
  inBackground(
      context,
      [session = workspace.sessionPtr(), description = &description, rows = std::move(rows),
       fields = std::move(fields), language = language()] {
        return toQt(writtenTsv(exportedRows(*session, *description, language, rows, fields)));
      },
      [&shell, count](const QString& tsv) {
        QGuiApplication::clipboard()->setText(tsv);
        shell.say(text("registerwords.copied", count));
      },
      [&shell](const std::exception_ptr& failure) {
        shell.say(failureInWords(failure, "Copying rows"));
      });
}

QString rowsToPaste() {
  const auto* data = QGuiApplication::clipboard()->mimeData();
  return data && data->hasText() ? data->text() : QString();
}

bool hasRowsToPaste() {
  return rowsToPaste().trimmed().contains(u'\n');
}

}  // namespace kijun::ui::registers
