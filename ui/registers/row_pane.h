// The side of a register's list: the form of the row chosen with what refers to it and its history,
// or what can be done with several rows. A field is saved as it is left, as one command; a new row
// is made as soon as what it needs is there. What is being typed is never overwritten by what
// arrives. UI thread only.
#pragma once
#include <QWidget>

#include "ui/registers/register_contents.h"
#include "ui/shell/page.h"

class QLabel;
class QPushButton;
class QScrollArea;
class QStackedWidget;
class QTabBar;
class QToolButton;

namespace kijun::ui {
class ElidedLabel;
class RecordForm;
}  // namespace kijun::ui

namespace kijun::ui::registers {

class RowHistory;
class RowReferences;

class RowPane : public QWidget {
  Q_OBJECT
 public:
  RowPane(Shell& shell, WorkspaceModel& workspace, const RecordDescription& description,
          QWidget* parent);
  ~RowPane() override;
  // The register as it was read last: before any of the calls below, and at every change.
  void setContents(ContentsPtr contents);
  // Empty: nothing is chosen.
  void showRow(const Id& id);
  void showSeveral(int count);
  // An empty row, or one with these values; what was begun and not finished comes back.
  void beginNew(std::optional<Row> values = {});
  bool isMaking() const { return state_ == State::New; }
  const Id& shown() const { return id_; }
  // Posts what is typed and not yet posted.
  void leave();
  void focusForm();
  void refresh();

 Q_SIGNALS:
  // The row begun is in the register now.
  void made(const QString& id);
  // Escape: back to the list.
  void done();
  void duplicateWanted();
  void removeWanted();
  void bulkWanted();
  void copyWanted();

 protected:
  void keyPressEvent(QKeyEvent* event) override;

 private:
  enum class State { Nothing, One, Several, New };
  QWidget* buildOne();
  QWidget* buildSeveral();
  void makeForm();
  void save();
  void saveNew(Row row);
  void post(Row row);
  void adoptMade();
  void adoptFresh();
  void showNotes();
  void retitle();
  void keepDraft();
  Shell& shell_;
  WorkspaceModel& workspace_;
  const RecordDescription& description_;
  QStackedWidget* body_;
  QWidget* nothing_ = nullptr;
  QWidget* one_ = nullptr;
  QWidget* several_ = nullptr;
  ElidedLabel* title_ = nullptr;
  QLabel* standing_ = nullptr;
  QLabel* whyNot_ = nullptr;
  QToolButton* duplicate_ = nullptr;
  QToolButton* remove_ = nullptr;
  QTabBar* tabs_ = nullptr;
  QStackedWidget* panels_ = nullptr;
  RowReferences* references_ = nullptr;
  RowHistory* history_ = nullptr;
  QLabel* count_ = nullptr;
  QPushButton* bulk_ = nullptr;
  QPushButton* removeSeveral_ = nullptr;
  QScrollArea* scroll_ = nullptr;
  RecordForm* form_ = nullptr;
  ContentsPtr contents_;
  State state_ = State::Nothing;
  Id id_;
  Row stored_;                // as the file has it, or will once what is posted is there
  std::optional<Row> draft_;  // begun and left
  int posting_ = 0;
  ContentsPtr before_;  // as it stood when a new row was posted
};

}  // namespace kijun::ui::registers
