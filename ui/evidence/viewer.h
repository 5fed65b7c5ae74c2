// Evidence looked at inside the window: PDF by pages, pictures, text; anything else by its facts.
// Opening with the system's program is asked for here and nowhere else; what could run something
// only after a warning. Not modal, so that answering goes on beside it. UI thread only.
#pragma once
#include <QDialog>

#include "ui/evidence/content_job.h"
#include "ui/models/workspace_model.h"

class QLabel;
class QPdfView;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace kijun::ui {

class ImageView;
class ProgressLine;

class EvidenceViewer : public QDialog {
  Q_OBJECT
 public:
  // revision: its place in the piece, from 0.
  EvidenceViewer(WorkspaceModel& workspace, EvidencePiece piece, std::size_t revision,
                 QWidget* parent);
  ~EvidenceViewer() override;

 Q_SIGNALS:
  // Everything that will be shown is shown.
  void shown();

 protected:
  void keyPressEvent(QKeyEvent* event) override;

 private:
  QWidget* buildHead();
  QWidget* buildWait();
  QWidget* buildFacts();
  QWidget* buildFoot();
  void connectJobs();
  void adopt(const ViewedPtr& content);
  void showPdf();
  void showImage();
  void showText();
  void showFacts();
  void complain(const QString& words);
  void openOutside();
  void exportCopy();
  void turnPage(int by);
  void zoom(double by);
  void fit();
  void refreshTools();
  double zoomLimit() const;

  WorkspaceModel& workspace_;
  EvidencePiece piece_;
  EvidenceRevision revision_;
  std::size_t number_;  // of the revision, from 1
  ViewedPtr content_;
  ContentJob* looking_;
  ContentJob* copying_;
  QStackedWidget* body_ = nullptr;
  QWidget* wait_ = nullptr;
  QLabel* waitWords_ = nullptr;
  ProgressLine* progress_ = nullptr;
  QPushButton* stop_ = nullptr;
  QWidget* facts_ = nullptr;
  QLabel* why_ = nullptr;
  QLabel* type_ = nullptr;
  QLabel* note_ = nullptr;
  QPdfView* pdf_ = nullptr;
  ImageView* image_ = nullptr;
  QPlainTextEdit* words_ = nullptr;
  QWidget* tools_ = nullptr;
  QLabel* page_ = nullptr;
  QToolButton* before_ = nullptr;
  QToolButton* after_ = nullptr;
  QPushButton* export_ = nullptr;
  QPushButton* open_ = nullptr;
};

// Opens a viewer of its own above the window; it goes with parent, or when closed.
EvidenceViewer* viewEvidence(WorkspaceModel& workspace, const EvidencePiece& piece, QWidget* parent,
                             std::optional<std::size_t> revision = {});

}  // namespace kijun::ui
