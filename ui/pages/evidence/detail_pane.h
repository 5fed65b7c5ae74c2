// One piece of evidence beside the list: its labels in a form that is saved as a field is left, its
// revisions, and where it is used. Several: what can be done with them together. UI thread only.
#pragma once
#include <QWidget>
#include <optional>
#include <vector>

#include "ui/evidence/content_job.h"
#include "ui/models/workspace_model.h"
#include "ui/shell/page.h"

class QLabel;
class QPushButton;
class QStackedWidget;
class QTreeWidget;
class QVBoxLayout;

namespace kijun::ui {
class RecordForm;
}

namespace kijun::ui::evidence {

class DetailPane : public QWidget {
  Q_OBJECT
 public:
  DetailPane(Shell& shell, WorkspaceModel& workspace, QWidget* parent = nullptr);
  ~DetailPane() override;
  void show(std::vector<EvidencePiece> chosen);
  // Posts what is typed and not yet posted.
  void leave();
  // The one piece shown, or nothing.
  const EvidencePiece* piece() const { return chosen_.size() == 1 ? &chosen_.front() : nullptr; }
  // Why the shown piece gets no revision here; empty: it may.
  QString refusalToRevise() const;

 Q_SIGNALS:
  void viewWanted(const QString& id, std::size_t revision);
  void revisionWanted();
  void bulkWanted();
  void removeWanted();

 private:
  QWidget* buildOne();
  QWidget* buildSeveral();
  void buildRevisions(QVBoxLayout& column);
  void buildPlaces(QVBoxLayout& column);
  void makeForm();
  void save();
  void showForm(bool same);
  void showRevisions();
  void showPlaces();
  void refresh();
  void askWhoseItIs();
  QString refusalToChange(const CommandKind& kind) const;
  std::optional<std::size_t> chosenRevision() const;
  const LinkTarget* chosenPlace() const;
  void exportRevision();
  void goToPlace();
  void unlinkPlace();

  Shell& shell_;
  WorkspaceModel& workspace_;
  std::vector<EvidencePiece> chosen_;
  ContentJob* exporting_;
  QString foreign_;  // why a respondent may not change the shown piece; empty: may
  Row posted_;       // what the form last showed or posted
  QStackedWidget* body_;
  QWidget* one_;
  QWidget* several_;
  QLabel* hint_;
  QLabel* count_ = nullptr;
  QVBoxLayout* formPlace_ = nullptr;
  RecordForm* form_ = nullptr;
  QLabel* problem_ = nullptr;
  QTreeWidget* revisions_ = nullptr;
  QTreeWidget* places_ = nullptr;
  QPushButton* view_ = nullptr;
  QPushButton* export_ = nullptr;
  QPushButton* revise_ = nullptr;
  QPushButton* go_ = nullptr;
  QPushButton* unlink_ = nullptr;
  QPushButton* bulk_ = nullptr;
  std::vector<QPushButton*> removes_;
};

}  // namespace kijun::ui::evidence
