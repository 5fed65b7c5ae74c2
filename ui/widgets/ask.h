// Every question and every modal dialog goes through here, so that a test can answer it. Windows
// never call QMessageBox, QFileDialog or QDialog::exec themselves.
#pragma once
#include <QString>
#include <QStringList>
#include <functional>
#include <optional>
#include <vector>

class QDialog;
class QWidget;

namespace kijun::ui::ask {

struct Choice {
  QString id;
  QString words;
};

enum class Tone { Question, Information, Warning, Error };

struct Question {
  Tone tone = Tone::Question;
  QString title;
  QString what;                 // a whole sentence
  QString todo;                 // what to do, may be empty
  std::vector<Choice> choices;  // the first is the default; an empty id cancels
};

// The chosen id; empty when cancelled. Without choices there is one button, 閉じる.
QString choose(QWidget* parent, const Question& question);
// An error's two sentences, with 閉じる.
void error(QWidget* parent, const QString& words);

struct FilePlace {
  QString title;
  QString folder;  // or a whole path with the name suggested
  QString filter;  // "Kijun (*.kijun)"
  QString suffix;  // added where none was typed: "kijun"
};
// Nothing when cancelled.
std::optional<QString> openFile(QWidget* parent, const FilePlace& place);
// Several at once; none when cancelled.
QStringList openFiles(QWidget* parent, const FilePlace& place);
std::optional<QString> saveFile(QWidget* parent, const FilePlace& place);
// A folder that exists; filter and suffix do not matter.
std::optional<QString> openFolder(QWidget* parent, const FilePlace& place);

// Shows the dialog modally; true when it was accepted.
bool run(QDialog& dialog);

// ---- for tests: answers are used in order, and a question without one is a test failure ----
void answerNext(const QString& choiceId);
void answerNextFile(std::optional<QString> path);
// Drives the next dialog given to run(): fill it and accept or reject it.
void answerNextFiles(QStringList paths);
void answerNextDialog(std::function<void(QDialog&)> drive);
// What was asked since the last call, newest last.
std::vector<Question> takeAsked();
// No answer prepared is left over.
bool allAnswered();
// From here on nothing is ever shown; a question without a prepared answer is cancelled and noted.
void underTest();

}  // namespace kijun::ui::ask
