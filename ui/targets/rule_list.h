// The rules of a target profile as an ordered list, worked by keys: N or Insert adds, Delete takes
// out, Alt+Up and Alt+Down move, 0 to 5 set the target. What the chosen rule applies to is set in
// the line beneath. Keeps rules that make sense only; storing them is its owner's. UI thread only.
#pragma once
#include <QWidget>
#include <vector>

#include "assessment/target_profile.h"
#include "ui/models/workspace_model.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QTableWidget;
class QToolButton;

namespace kijun::ui {

class NameCompleter;
class SegmentedControl;

class RuleList : public QWidget {
  Q_OBJECT
 public:
  explicit RuleList(WorkspaceModel& workspace, QWidget* parent = nullptr);
  // Shows these; keeps the chosen one where it still exists. Does not signal.
  void setRules(std::vector<TargetRule> rules);
  const std::vector<TargetRule>& rules() const { return rules_; }
  // Nothing can be changed, and why; empty: it can.
  void setReadOnly(const QString& why);
  // False: there is no profile whose rules these would be.
  void setAvailable(bool available);

 Q_SIGNALS:
  void changed();

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void build();
  void show(int row);
  void showChosen();
  int chosen() const;
  bool mayChange() const;
  void add();
  void remove();
  void move(int by);
  void setTarget(int target);
  void setScope();
  void takeValue(const std::string& value);
  void takeTyped();
  // After a change of the rules: redraws, chooses the row, tells.
  void adopt(int row);
  void offerValues();

  WorkspaceModel& workspace_;
  std::vector<TargetRule> rules_;
  QString whyNot_;
  bool available_ = false;
  QTableWidget* table_;
  QToolButton* add_;
  QToolButton* remove_;
  QToolButton* up_;
  QToolButton* down_;
  QComboBox* scope_;
  QLineEdit* value_;
  NameCompleter* completer_;
  SegmentedControl* target_;
  QLabel* problem_;
};

// "節 5.1 組織的対策", "すべての項目": what a rule applies to, in the window's language.
QString wordsOf(const Catalog& catalog, const TargetRule& rule);

}  // namespace kijun::ui
