// Target profiles (目標とする将来像): named lists of rules beside what they change. Rules are saved
// as they are changed, each change as one step; applying gives every item of the cycle the
// profile's target as one step. Compared with the targets that stand, the last cycle's, another
// profile's or those of a copy of the workspace. UI thread only.
#pragma once
#include <QDialog>
#include <optional>
#include <vector>

#include "assessment/target_profile.h"
#include "ui/models/workspace_model.h"

class QComboBox;
class QLabel;
class QListWidget;
class QListWidgetItem;
class QPushButton;

namespace kijun::ui {

class RuleList;
class TargetPreview;

class TargetDialog : public QDialog {
  Q_OBJECT
 public:
  explicit TargetDialog(WorkspaceModel& workspace, QWidget* parent = nullptr);
  // Opens at this profile.
  void showProfile(const Id& profile);
  // The item somebody asked for as they left; empty without one.
  const QString& itemWanted() const { return itemWanted_; }

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void build();
  QWidget* buildProfiles();
  QWidget* buildRules();
  QWidget* buildPreview();
  void connectParts();

  void readRows();
  void adopt(RegisterRows rows);
  void showProfiles();
  void chooseProfile();
  void saveRules();
  void makeProfile(std::vector<TargetRule> rules, const QString& name);
  void rename(QListWidgetItem* item);
  void removeProfile();
  QString freeName(const QString& wanted) const;

  void offerOthers();
  void chooseOther();
  void openCopy();
  // Nothing where what it names is gone.
  std::optional<Targets> otherTargets() const;
  void preview();
  void apply();
  void say(const QString& words, bool bad);
  QString whyNotApplied() const;

  WorkspaceModel& workspace_;
  RegisterRows rows_;
  Id profile_;           // shown; empty without any
  int asked_ = 0;        // readings begun: only the last one counts
  int saving_ = 0;       // changes of rules on their way to the disk
  QString whyNot_;       // profiles cannot be changed
  Targets copyTargets_;  // of the file last chosen
  QString copyName_;     // empty: none chosen
  QString otherWanted_ = QStringLiteral("now");
  std::size_t changes_ = 0;  // items whose target would change
  QString itemWanted_;
  QListWidget* profiles_;
  QPushButton* new_;
  QPushButton* fromNow_;
  QPushButton* remove_;
  RuleList* list_;
  QComboBox* other_;
  TargetPreview* preview_;
  QLabel* problem_;
  QPushButton* apply_;
};

// A profile's rules as rows of target_rule, in their places and with their names.
std::vector<Row> rowsOfRules(const Catalog& catalog, const Id& profile,
                             const std::vector<TargetRule>& rules);

}  // namespace kijun::ui
