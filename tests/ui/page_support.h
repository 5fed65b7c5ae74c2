// A page of the window over a real workspace, without the window.
#pragma once
#include <QDeadlineTimer>
#include <QEventLoop>
#include <functional>
#include <map>

#include "support/temporary_folder.h"
#include "ui/dashboard_support.h"
#include "ui/models/workspace_model.h"
#include "ui/shell/page.h"

namespace kijun::testing {

class RecordingShell : public ui::Shell {
 public:
  void goTo(const QString& page, const QString& target = {}) override {
    visits.emplace_back(page, target);
  }
  ui::ActionTable& actions() override { return actions_; }
  void say(const QString& message) override { said.push_back(message); }
  void remember(const QString& key, const QVariant& value) override { kept[key] = value; }
  QVariant remembered(const QString& key) const override {
    const auto at = kept.find(key);
    return at == kept.end() ? QVariant() : at->second;
  }
  std::vector<std::pair<QString, QString>> visits;
  std::vector<QString> said;
  std::map<QString, QVariant> kept;

 private:
  ui::ActionTable actions_;
};

// Runs the event loop until it holds; false when it never did.
inline bool eventually(const std::function<bool()>& holds) {
  const QDeadlineTimer limit(60'000);
  while (!holds() && !limit.hasExpired()) {
    QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 50);
  }
  return holds();
}

// An empty workspace with one cycle over the shipped catalog.
class OpenWorkspace {
 public:
  OpenWorkspace() {
    testApplication();
    NewWorkspace fresh;
    fresh.organisation.name = "架空 水道局";
    fresh.cycle.name = "令和8年度 上期";
    fresh.cycle.asOf = "2026-09-30";
    session_ = Session::create(folder / "評価 用.kijun", fresh);
    model = std::make_unique<ui::WorkspaceModel>(session_, ui::loadCycle(*session_, {}));
  }
  // Answers and waits until the model knows.
  void answer(const std::string& item, int level) {
    model->post(commands::setLevel(model->key(item), level));
    eventually([&] {
      const auto* score = model->itemScore(item);
      return score && score->level == level;
    });
  }
  TemporaryFolder folder;
  std::unique_ptr<ui::WorkspaceModel> model;

 private:
  std::shared_ptr<Session> session_;
};

}  // namespace kijun::testing
