#include "ui/widgets/ask.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>
#include <deque>
#include <utility>

#include "ui/shell/text.h"

namespace kijun::ui::ask {
namespace {

struct Prepared {
  bool testing = false;
  std::deque<QString> choices;
  std::deque<std::optional<QString>> files;
  std::deque<QStringList> several;
  std::deque<std::function<void(QDialog&)>> dialogs;
  std::vector<Question> asked;
};

Prepared& prepared() {
  static Prepared instance;
  return instance;
}

// The next one prepared, or one of nothing.
template <typename T>
T next(std::deque<T>& queue) {
  T front;
  if (queue.empty()) return front;
  std::swap(front, queue.front());
  queue.pop_front();
  return front;
}

// The folder, or home where that is not there.
QString beginning(const QString& folder) {
  return QDir(folder).exists() ? folder : QDir::homePath();
}

QMessageBox::Icon iconOf(Tone tone) {
  switch (tone) {
    case Tone::Question:
      return QMessageBox::Question;
    case Tone::Information:
      return QMessageBox::Information;
    case Tone::Warning:
      return QMessageBox::Warning;
    case Tone::Error:
      break;
  }
  return QMessageBox::Critical;
}

}  // namespace

QString choose(QWidget* parent, const Question& question) {
  if (prepared().testing) {
    prepared().asked.push_back(question);
    return next(prepared().choices);
  }
  QMessageBox box(parent);
  box.setIcon(iconOf(question.tone));
  box.setWindowTitle(question.title);
  box.setText(question.what);
  box.setInformativeText(question.todo);
  std::vector<std::pair<QAbstractButton*, QString>> buttons;
  for (const auto& choice : question.choices) {
    auto* button = box.addButton(
        choice.words, choice.id.isEmpty() ? QMessageBox::RejectRole : QMessageBox::AcceptRole);
    if (buttons.empty()) box.setDefaultButton(button);
    if (choice.id.isEmpty()) box.setEscapeButton(button);
    buttons.emplace_back(button, choice.id);
  }
  if (buttons.empty()) box.addButton(text("ui.close"), QMessageBox::RejectRole);
  box.exec();
  for (const auto& [button, id] : buttons) {
    if (button == box.clickedButton()) return id;
  }
  return {};
}

void error(QWidget* parent, const QString& words) {
  choose(parent, {Tone::Error, text("ui.error.title"), words, {}, {}});
}

std::optional<QString> openFile(QWidget* parent, const FilePlace& place) {
  if (prepared().testing) return next(prepared().files);
  const QString path =
      QFileDialog::getOpenFileName(parent, place.title, beginning(place.folder), place.filter);
  return path.isEmpty() ? std::nullopt : std::optional(path);
}

QStringList openFiles(QWidget* parent, const FilePlace& place) {
  if (prepared().testing) return next(prepared().several);
  return QFileDialog::getOpenFileNames(parent, place.title, beginning(place.folder), place.filter);
}

std::optional<QString> saveFile(QWidget* parent, const FilePlace& place) {
  if (prepared().testing) return next(prepared().files);
  QFileDialog dialog(parent, place.title);
  dialog.setAcceptMode(QFileDialog::AcceptSave);
  dialog.setNameFilter(place.filter);
  dialog.setDefaultSuffix(place.suffix);
  const QFileInfo suggested(place.folder);
  if (suggested.isDir()) {
    dialog.setDirectory(place.folder);
  } else {
    dialog.setDirectory(beginning(suggested.path()));
    dialog.selectFile(suggested.fileName());
  }
  if (dialog.exec() != QDialog::Accepted || dialog.selectedFiles().isEmpty()) return std::nullopt;
  return dialog.selectedFiles().front();
}

std::optional<QString> openFolder(QWidget* parent, const FilePlace& place) {
  if (prepared().testing) return next(prepared().files);
  const QString path =
      QFileDialog::getExistingDirectory(parent, place.title, beginning(place.folder));
  return path.isEmpty() ? std::nullopt : std::optional(path);
}

bool run(QDialog& dialog) {
  if (!prepared().testing) return dialog.exec() == QDialog::Accepted;
  const auto drive = next(prepared().dialogs);
  if (!drive) {
    prepared().asked.push_back({Tone::Question, dialog.windowTitle(), {}, {}, {}});
    return false;
  }
  dialog.show();
  drive(dialog);
  dialog.hide();
  return dialog.result() == QDialog::Accepted;
}

void answerNext(const QString& choiceId) {
  prepared().choices.push_back(choiceId);
}

void answerNextFile(std::optional<QString> path) {
  prepared().files.push_back(std::move(path));
}

void answerNextFiles(QStringList paths) {
  prepared().several.push_back(std::move(paths));
}

void answerNextDialog(std::function<void(QDialog&)> drive) {
  prepared().dialogs.push_back(std::move(drive));
}

std::vector<Question> takeAsked() {
  return std::exchange(prepared().asked, {});
}

bool allAnswered() {
  return prepared().choices.empty() && prepared().files.empty() && prepared().several.empty() &&
         prepared().dialogs.empty();
}

void underTest() {
  prepared().testing = true;
}

}  // namespace kijun::ui::ask
