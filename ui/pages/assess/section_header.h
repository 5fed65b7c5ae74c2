// Above the item list: where we are, how the section stands, who is responsible, and what the
// guideline says before its items.
#pragma once
#include <QWidget>

#include "ui/pages/assess/answer_desk.h"

class QLabel;
class QScrollArea;
class QToolButton;

namespace kijun::ui {
class ElidedLabel;
}

namespace kijun::ui::assess {

class SectionHeader : public QWidget {
  Q_OBJECT
 public:
  SectionHeader(AnswerDesk& desk, QWidget* parent);
  // Empty: the guideline as a whole.
  void showSection(const std::string& section);
  void refresh();

 private:
  QString path() const;
  QString figures() const;
  QString beside() const;
  QString responsible() const;
  std::vector<std::size_t> items() const;
  void showNotes();
  void assign();

  AnswerDesk& desk_;
  std::string section_;
  ElidedLabel* path_;
  QLabel* title_;
  QLabel* figures_;
  QLabel* out_;
  QLabel* responsible_;
  QToolButton* notesButton_;
  QToolButton* assign_;
  QScrollArea* notesArea_;
  QLabel* notes_;
};

}  // namespace kijun::ui::assess
