// The ten largest gaps as a card. A click or Enter leads to the item; the priority asks why.
#pragma once
#include <QFrame>
#include <QTableView>

#include "ui/pages/dashboard/gap_model.h"

class QLabel;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace kijun::ui::dashboard {

// Rows share the height there is, within reason.
class GapView : public QTableView {
  Q_OBJECT
 public:
  explicit GapView(QWidget* parent = nullptr);
  void setMagnification(double factor);
  double magnification() const { return magnification_; }
  // The row under the mouse, or -1.
  int hovered() const { return hovered_; }

 Q_SIGNALS:
  void itemChosen(const QString& item);
  void priorityAsked(const QString& item);

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;

 private:
  void fit();
  QString item(const QModelIndex& index) const;
  double magnification_ = 1;
  int hovered_ = -1;
};

class GapCard : public QFrame {
  Q_OBJECT
 public:
  explicit GapCard(QWidget* parent = nullptr);
  void setValues(ChartValuesPtr values);
  void setMagnification(double factor);
  // Shows the way to all gaps beside the title.
  void offerAll();
  GapView* view() const { return view_; }
  GapModel* model() const { return model_; }

 Q_SIGNALS:
  void itemChosen(const QString& item);
  void asked(const QString& link);
  void allWanted();

 private:
  void restyle();
  QLabel* title_;
  QPushButton* all_;
  QVBoxLayout* column_;
  GapModel* model_;
  GapView* view_;
  double magnification_ = 1;
};

}  // namespace kijun::ui::dashboard
