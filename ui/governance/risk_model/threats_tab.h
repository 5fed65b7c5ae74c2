// The list of threats of the asset-based method: added, renamed in place, moved, removed. UI thread
// only; what a removal loses is asked by whoever owns the draft.
#pragma once
#include <QWidget>

#include "assessment/risk_draft.h"

class QPushButton;
class QTableWidget;

namespace kijun::ui::risk_model {

class ThreatsTab : public QWidget {
  Q_OBJECT
 public:
  explicit ThreatsTab(QWidget* parent = nullptr);
  // uses: of each threat, how many cells of the asset sheet say it.
  void show(const std::vector<RiskThreat>& threats, const std::vector<std::size_t>& uses,
            bool readOnly);
  void choose(std::size_t place);

 Q_SIGNALS:
  void worded(std::size_t place, Bilingual label, Bilingual note);
  void added(const QString& where);
  void moved(std::size_t place, int by);
  void removed(std::size_t place);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void take(int row);
  void refresh();
  QTableWidget* table_;
  QPushButton *addDevice_, *addPath_, *up_, *down_, *remove_;
  std::vector<RiskThreat> threats_;
  bool readOnly_ = false;
  bool filling_ = false;
};

}  // namespace kijun::ui::risk_model
