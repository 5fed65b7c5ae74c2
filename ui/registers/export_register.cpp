#include "ui/registers/export_register.h"

#include <QDir>
#include <QFileInfo>
#include <filesystem>

#include "exchange/record_export.h"
#include "ui/models/background.h"
#include "ui/models/failure.h"
#include "ui/shell/text.h"
#include "ui/widgets/ask.h"

namespace kijun::ui::registers {

void exportRegister(Shell& shell, WorkspaceModel& workspace, const RecordDescription& description,
                    QWidget* parent) {
  const auto key = QStringLiteral("registers.export.folder");
  auto folder = shell.remembered(key).toString();
  if (folder.isEmpty() || !QDir(folder).exists()) folder = QDir::homePath();
  const auto name = text("registerexport.name", "@" + std::string(description.textId),
                         workspace.snapshot().asOf.iso());
  const auto path = ask::saveFile(
      parent, {text("registerexport.title", "@" + std::string(description.textId)),
               QDir(folder).filePath(name), text("registerexport.filter"), QStringLiteral("csv")});
  if (!path) return;
  shell.remember(key, QFileInfo(*path).absolutePath());
  inBackground(
      parent,
      [session = workspace.sessionPtr(), description = &description, path = *path,
       language = language()] {
        const auto table = exportedTable(*session, *description, language);
        writeTable(std::filesystem::path(path.toStdU16String()), table,
                   render(Message{std::string(description->textId), {}}, language));
        return table.rows.size();
      },
      [&shell, path = *path](std::size_t rows) {
        shell.say(text("cli.export.done", rows, QDir::toNativeSeparators(path)));
      },
      [parent](const std::exception_ptr& failure) {
        ask::error(parent, failureInWords(failure, "Writing a register"));
      });
}

}  // namespace kijun::ui::registers
