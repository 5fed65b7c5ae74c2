// 証跡: every piece of evidence of the workspace: found, added, looked at, relabelled one by one or
// together, revised, and where each is used.
#pragma once
#include "ui/evidence/drop_area.h"
#include "ui/shell/page.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QTableView;

namespace kijun::ui {
class EmptyState;
class EvidenceShelf;
class IntakeBar;
}  // namespace kijun::ui

namespace kijun::ui::evidence {

class DetailPane;
class EvidenceTable;

class EvidencePage : public Page {
  Q_OBJECT
 public:
  EvidencePage(Shell& shell, WorkspaceModel& workspace);
  void activate() override;
  void leave() override;
  // "evidence:ID" or "row:ID".
  bool focusItem(const QString& target) override;
  QString place() const override;

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  QWidget* buildBar();
  QWidget* buildList();
  void makeTable();
  void handleKeys();
  void connectParts();
  void connectDrops();
  void fitTitle();
  void chooseColumns(const QPoint& at);
  void adopt();
  void applyFilter();
  void clearFilter();
  void select(const std::vector<Id>& ids, int otherwise);
  void showChosen();
  void refresh();
  std::vector<int> chosenRows() const;
  std::vector<EvidencePiece> chosen() const;

  QString refusalToAdd() const;
  void add();
  void paste();
  void take(std::vector<IntakeItem> items);
  void revise();
  void changeTogether();
  void remove();
  void copyTable();

  EvidenceShelf* shelf_;
  EvidenceTable* model_;
  IntakeBar* intake_;
  QLineEdit* words_ = nullptr;
  QComboBox* standing_ = nullptr;
  QLabel* count_ = nullptr;
  QPushButton* add_ = nullptr;
  QSplitter* splitter_ = nullptr;
  QStackedWidget* body_ = nullptr;
  QTableView* table_ = nullptr;
  EmptyState* empty_ = nullptr;
  EmptyState* nothing_ = nullptr;
  QPushButton* emptyAdd_ = nullptr;
  DetailPane* detail_ = nullptr;
  Id wanted_;  // to be shown once it is read
  bool resetting_ = false;
};

}  // namespace kijun::ui::evidence
