// A page of related registers, each a tab: list and form are made from their descriptions, and no
// register has code of its own here.
#pragma once
#include <map>

#include "ui/shell/page.h"

class QStackedWidget;
class QTabBar;

namespace kijun::ui::registers {

struct RegisterGroup;
class RegisterView;

class RegisterPage : public Page {
  Q_OBJECT
 public:
  RegisterPage(Shell& shell, WorkspaceModel& workspace, const RegisterGroup& group);
  void activate() override;
  void leave() override;
  // "asset:ID" for a row, "asset:" for its register.
  bool focusItem(const QString& target) override;
  QString place() const override;
  // The register shown now.
  RegisterView& view() const;

 private:
  void handleKeys();
  // The key acts on the page that is seen: all of these share one set of actions.
  template <typename Call>
  void on(std::string_view action, Call call) {
    handle(action, [this, call] {
      if (isVisible()) call(view());
    });
  }
  void show(int tab);
  void step(int by);
  const RegisterGroup& group_;
  QTabBar* tabs_;
  QStackedWidget* body_;
  std::map<int, RegisterView*> views_;  // made when first shown
};

}  // namespace kijun::ui::registers
