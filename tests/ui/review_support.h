// The review page of the sample in the real window, worked by keys and clicks, over answers that
// the test hands in itself.
#pragma once
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>

#include "ui/assess_support.h"
#include "ui/pages/review/review_list.h"
#include "ui/pages/review/review_page.h"
#include "ui/pages/review/review_pane.h"
#include "ui/widgets/ask.h"

namespace kijun::testing {

class ReviewTest : public AssessTest {
 protected:
  // Every answer of the sample is confirmed, but for these, which are submitted by a respondent.
  void submit(const std::vector<std::string>& items) {
    if (!window().workspace()) openSample();
    const auto reviewer = personWith(Role::Administrator).id;
    be(reviewer);
    std::vector<AnswerKey> all, some;
    for (const auto& due : dueAnswers(workspace().snapshot(), workspace().snapshot().asOf)) {
      const bool own = std::ranges::find(items, due.key.item) != items.end();
      (own ? some : all).push_back(due.key);
    }
    run(commands::setState(all, AnswerState::Confirmed));
    for (const auto& key : some) {
      run(commands::patchAnswer({key}, complete()));
      for (const auto& comment : answerOf(key).comments) {
        if (!comment.done) run(commands::setCommentDone(comment.id, true));
      }
    }
    run(commands::setState(some, AnswerState::Submitted));
    settle();
  }
  static commands::AnswerPatch complete() {
    commands::AnswerPatch patch;
    patch.level = 3;
    patch.stipulation = Stipulation::Full;
    patch.applicability = Applicability::Applicable;
    patch.note = "handed in";
    return patch;
  }
  void run(const Command& command) {
    workspace().session().run(command);
    settle();
  }
  const Person& personWith(Role role) {
    const auto& people = workspace().snapshot().people;
    return *std::ranges::find(people, std::string(idOf(role)), &Person::role);
  }
  void be(const Id& person) {
    workspace().actAs(ui::toQt(person));
    settle();
  }
  // Items answered as one that nothing special is about, in the order of the catalog.
  std::vector<std::string> plainItems(std::size_t count) {
    if (!window().workspace()) openSample();
    std::vector<std::string> items;
    for (const auto& item : workspace().catalog().items()) {
      if (items.size() < count && !workspace().cycle().answeredByUnit(item.id)) {
        items.push_back(item.id);
      }
    }
    return items;
  }
  AnswerKey keyOf(const std::string& item) {
    return {workspace().cycle().cycle.id, workspace().cycle().whole().id, item};
  }
  Answer answerOf(const AnswerKey& key) {
    const auto found = workspace().session().answers({key});
    return found.empty() ? Answer() : found.front();
  }
  Answer answerOf(const std::string& item) { return answerOf(keyOf(item)); }

  void show(const QString& place = {}) {
    window().goTo(QStringLiteral("review"), place);
    settle();
    settle();
  }
  ui::review::ReviewPage& review() {
    return dynamic_cast<ui::review::ReviewPage&>(*window().page(QStringLiteral("review")));
  }
  ui::review::ReviewPane& pane() { return *review().findChild<ui::review::ReviewPane*>(); }
  QListView& rows() { return *review().findChild<QListView*>(QStringLiteral("reviewList")); }
  // A visible part of the page.
  template <typename T>
  T& part(const QString& name) {
    for (T* found : review().findChildren<T*>(name)) {
      if (found->isVisible()) return *found;
    }
    throw std::runtime_error("no " + name.toStdString());
  }
  std::vector<std::string> listedAnswers() {
    std::vector<std::string> out;
    for (int row = 0; row < rows().model()->rowCount(); ++row) {
      out.push_back(rows().model()->index(row, 0).data().toString().toStdString());
    }
    return out;
  }
  std::string looked() { return pane().row() ? pane().row()->key().item : std::string(); }
  void key(Qt::Key pressed, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
    QWidget* focused = QApplication::focusWidget();
    QTest::keyClick(focused ? focused : &rows(), pressed, modifiers);
    settle();
  }
  void press(const QString& name) {
    part<QAbstractButton>(name).click();
    settle();
  }
  bool isSaid(const QString& words) {
    return std::ranges::any_of(window().findChildren<QLabel*>(), [&](const QLabel* label) {
      return label->isVisible() && label->text().contains(words);
    });
  }
};

}  // namespace kijun::testing
