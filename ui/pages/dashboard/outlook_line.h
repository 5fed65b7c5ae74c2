// The figures of risks and plans in one line; each leads to the rows behind it. UI thread only.
#pragma once
#include <QWidget>

#include "ui/pages/dashboard/outlook.h"

namespace kijun::ui::dashboard {

class NumberButton;

class OutlookLine : public QWidget {
  Q_OBJECT
 public:
  explicit OutlookLine(QWidget* parent = nullptr);
  void setFacts(const std::vector<OutlookFact>& facts);
  bool isBare() const { return buttons_.empty(); }
  // Of the type; 1 at a desk.
  void setMagnification(double factor);
  bool hasHeightForWidth() const override { return true; }
  int heightForWidth(int width) const override;
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return {0, heightForWidth(width())}; }

 Q_SIGNALS:
  void asked(const QString& target);

 protected:
  void resizeEvent(QResizeEvent*) override { arrange(width(), true); }

 private:
  // The height that it takes; wraps where the width does not hold it.
  int arrange(int width, bool place) const;
  std::vector<NumberButton*> buttons_;
  double magnification_ = 1;
};

}  // namespace kijun::ui::dashboard
