// The Ctrl+K palette: one field over a list of commands, pages, sections and items. Lies over the
// window; Enter goes there, Escape or a click elsewhere closes it.
#pragma once
#include <QFrame>
#include <QPointer>

class QLabel;
class QLineEdit;
class QListView;

namespace kijun::ui {

class PaletteModel;
struct PaletteEntry;

class Palette : public QFrame {
  Q_OBJECT
 public:
  explicit Palette(QWidget* window);
  void open(std::vector<PaletteEntry> entries);

 Q_SIGNALS:
  void chosen(const QString& page, const QString& target);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void place();
  void go();
  void dismiss();
  void step(int by);

  QLineEdit* field_;
  QListView* list_;
  QLabel* nothing_;
  PaletteModel* model_;
  QPointer<QWidget> before_;  // had the focus
};

}  // namespace kijun::ui
