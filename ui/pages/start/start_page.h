// What stands in the window while no workspace is open: what this is in one line, the three ways to
// begin, and the files opened lately.
#pragma once
#include <QWidget>

class QPushButton;
class QSettings;
class QVBoxLayout;

namespace kijun::ui {

class StartPage : public QWidget {
  Q_OBJECT
 public:
  explicit StartPage(QSettings& settings, QWidget* parent = nullptr);
  // Reads the recent files again. The focus goes to the newest, else to the first way.
  void refresh();
  // While something is being opened, nothing else is.
  void setBusy(bool busy);

 Q_SIGNALS:
  void sampleWanted();
  void newWanted();
  void openWanted();
  void fileWanted(const QString& path);

 private:
  void build();
  QPushButton* addWay(QVBoxLayout* column, std::string_view icon, std::string_view titleId,
                      std::string_view wordsId, void (StartPage::*wanted)());
  QSettings& settings_;
  QWidget* body_;
  QVBoxLayout* recent_;
  QPushButton* first_;
};

}  // namespace kijun::ui
