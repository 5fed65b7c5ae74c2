// What another risk model would change, as a list to read before it is approved. UI thread only.
#pragma once
#include <QWidget>

#include "assessment/risk_change.h"
#include "catalog/catalog.h"

class QLabel;
class QTreeWidget;

namespace kijun::ui::risk_model {

class ChangeView : public QWidget {
  Q_OBJECT
 public:
  explicit ChangeView(QWidget* parent = nullptr);
  void show(const RiskModelChange& change, const Catalog& catalog);
  // Instead of a change: why there is none to show.
  void say(const QString& words);

 private:
  QLabel* summary_;
  QTreeWidget* tree_;
};

}  // namespace kijun::ui::risk_model
