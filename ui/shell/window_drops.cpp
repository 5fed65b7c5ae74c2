// What is dropped on the window: a workspace or package to open, a copy to merge, or questionnaires
// that came back.
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QTimer>
#include <QUrl>
#include <algorithm>

#include "exchange/questionnaire/returned.h"
#include "ui/models/background.h"
#include "ui/pages/collect/take_back_dialog.h"
#include "ui/shell/main_window.h"
#include "ui/shell/text.h"
#include "ui/widgets/ask.h"
#include "workspace/package.h"

namespace kijun::ui {
namespace {

bool isPackage(const QString& path) {
  return path.endsWith(QLatin1String(kPackageEnding), Qt::CaseInsensitive);
}

bool isWorkspace(const QString& path) {
  return path.endsWith(QLatin1String(".kijun"), Qt::CaseInsensitive);
}

// All of the drop, or none where one of them is nothing for the window. returned: whether
// questionnaires may be among them.
QStringList droppedFiles(const QMimeData* data, bool returned) {
  QStringList files;
  for (const QUrl& url : data->urls()) {
    if (!url.isLocalFile()) return {};
    files << url.toLocalFile();
  }
  if (files.size() == 1 && (isWorkspace(files.front()) || isPackage(files.front()))) return files;
  const bool fit = returned && std::ranges::all_of(files, collect::mayBeReturned);
  return fit ? files : QStringList();
}

}  // namespace

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
  if (!droppedFiles(event->mimeData(), workspace_ != nullptr).isEmpty()) {
    event->acceptProposedAction();
  }
}

void MainWindow::dropEvent(QDropEvent* event) {
  const auto files = droppedFiles(event->mimeData(), workspace_ != nullptr);
  if (files.isEmpty()) return;
  event->acceptProposedAction();
  // Asked after the drop: whoever drags waits until it is taken.
  const bool one = files.size() == 1;
  if (one && isPackage(files.front())) {
    QTimer::singleShot(0, this, [this, files] { openFile(files.front()); });
  } else if (one && isWorkspace(files.front()) && (!workspace_ || workspace_->isReadOnly())) {
    openFile(files.front());
  } else if (one && isWorkspace(files.front())) {
    QTimer::singleShot(0, this, [this, files] { takeBackOrOpen(files.front()); });
  } else {
    QTimer::singleShot(0, this, [this, files] { takeBackFiles(files); });
  }
}

void MainWindow::takeBackFiles(const QStringList& files) {
  if (!workspace_) return;
  if (Page* shown = page(currentPage_)) shown->leave();
  collect::takeBack(*this, *workspace_, files, this);
}

// A workspace may be a questionnaire that came back, another copy, or another workspace.
void MainWindow::takeBackOrOpen(const QString& path) {
  if (!workspace_ || !collect::whyNotTakenBack(*workspace_).isEmpty()) return openOrMerge(path);
  inBackground(
      this,
      [file = std::filesystem::path(path.toStdU16String())] {
        try {
          return readReturned(file).isWorkspace;
        } catch (const std::exception&) {
          return false;
        }
      },
      [this, path](bool questionnaire) {
        questionnaire ? takeBackFiles({path}) : openOrMerge(path);
      },
      [this, path](const std::exception_ptr&) { openOrMerge(path); });
}

void MainWindow::openOrMerge(const QString& path) {
  const QString chosen =
      ask::choose(this, {ask::Tone::Question,
                         text("mergepage.dropped.title"),
                         text("mergepage.dropped", QFileInfo(path).fileName()),
                         {},
                         {{QStringLiteral("open"), text("mergepage.dropped.open")},
                          {QStringLiteral("merge"), text("mergepage.dropped.merge")},
                          {QString(), text("mergepage.dropped.cancel")}}});
  if (chosen == QStringLiteral("open")) openFile(path);
  if (chosen == QStringLiteral("merge"))
    goTo(QStringLiteral("merge"), QStringLiteral("file:") + path);
}

}  // namespace kijun::ui
