// A line across the window that stays until it is closed: an error that lost nothing, or a state to
// know of (read-only). Never in the way of typing.
#pragma once
#include <QFrame>
#include <functional>

class QHBoxLayout;
class QLabel;

namespace kijun::ui {

enum class BannerTone { Information, Warning, Error };

class Banner : public QFrame {
  Q_OBJECT
 public:
  explicit Banner(QWidget* parent = nullptr);
  // Replaces what it said; removes earlier buttons.
  void say(BannerTone tone, const QString& words);
  void addButton(const QString& words, std::function<void()> call);
  QString words() const;

 private:
  void restyle();
  QHBoxLayout* row_;
  QLabel* picture_;
  QLabel* words_;
  BannerTone tone_ = BannerTone::Information;
  std::vector<QWidget*> buttons_;
};

}  // namespace kijun::ui
