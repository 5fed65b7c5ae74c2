// Takes evidence in and shows how far it is; what could not be taken in stays in view until it is
// closed. What comes while one batch is under way waits its turn. UI thread only.
#pragma once
#include <QWidget>
#include <deque>

#include "ui/evidence/intake.h"

class QLabel;
class QPushButton;

namespace kijun::ui {

class Banner;
class ProgressLine;
class WorkspaceModel;

class IntakeBar : public QWidget {
  Q_OBJECT
 public:
  explicit IntakeBar(WorkspaceModel& workspace, QWidget* parent = nullptr);
  void add(Intake intake);
  bool isBusy() const { return intake_->isRunning() || !waiting_.empty(); }

 Q_SIGNALS:
  // A short passing word for the status bar.
  void said(const QString& words);
  void finished(const kijun::ui::IntakeReport& report);

 private:
  void startNext();
  void show(const IntakeReport& report);
  void refresh();

  WorkspaceModel& workspace_;
  EvidenceIntake* intake_;
  std::deque<Intake> waiting_;
  std::size_t running_ = 0;  // items of the batch under way
  QWidget* row_;
  QLabel* words_;
  ProgressLine* progress_;
  QPushButton* cancel_;
  Banner* banner_;
};

}  // namespace kijun::ui
