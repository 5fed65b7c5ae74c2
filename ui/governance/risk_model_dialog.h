// リスク評価基準: the workspace's own matrices, words, threats and factors. A draft is changed in
// tabs, shows what it would change, and holds once it is approved, as one step to undo; earlier
// editions are read. docs/decisions/0020-own-risk-model.md.
#pragma once
#include <QDialog>
#include <memory>
#include <optional>

#include "assessment/risk_change.h"
#include "assessment/risk_draft.h"
#include "assessment/risk_edition.h"
#include "ui/models/workspace_model.h"

class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTabBar;

namespace kijun::ui {

namespace risk_model {
class ApprovalForm;
class ChangeView;
class FactorsTab;
class RiskGridTab;
class ThreatsTab;
class WordsTab;
}  // namespace risk_model

class RiskModelDialog : public QDialog {
  Q_OBJECT
 public:
  explicit RiskModelDialog(WorkspaceModel& workspace, QWidget* parent = nullptr);

 protected:
  void done(int result) override;

 private:
  void build();
  QWidget* buildChange();
  void connectTabs();
  void readRows();
  void adopt(RegisterRows rows);
  void fillVersions();
  void choose();
  // The draft, or the earlier version chosen.
  const RiskModelDraft& shown() const { return viewing_ ? *viewing_ : draft_; }
  bool isReadOnly() const { return viewing_ || !whyNot_.isEmpty(); }
  bool isChanged() const { return draft_.text() != kept_; }
  void showAll();
  void edited();
  // Computes on a worker what would change, where it is seen.
  void preview();
  void refresh();
  void removeThreat(std::size_t place);
  // The version seen becomes the draft.
  void takeUp();
  void approve();

  WorkspaceModel& workspace_;
  std::shared_ptr<const RegisterRows> rows_;
  ThreatUses uses_;
  std::vector<RiskEdition> editions_;
  RiskModel inForce_;
  RiskModelDraft draft_;
  std::string kept_;                       // the model in force, as the draft began
  std::optional<RiskModelDraft> viewing_;  // an earlier version
  QString whyNot_;                         // nothing can be changed
  bool previewed_ = false;                 // what would change is shown as the draft stands
  int round_ = 0;

  QComboBox* versions_;
  QLabel* about_;
  QTabBar* tabs_;
  QStackedWidget* pages_;
  risk_model::RiskGridTab *scenario_, *control_;
  risk_model::WordsTab* words_;
  risk_model::ThreatsTab* threats_;
  risk_model::FactorsTab* factors_;
  risk_model::ChangeView* change_;
  risk_model::ApprovalForm* form_;
  QLabel* problem_;
  QPushButton *takeUp_, *approve_;
};

}  // namespace kijun::ui
