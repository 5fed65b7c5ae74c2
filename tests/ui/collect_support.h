// A workspace of two departments with respondents, whose items stand in every state, and the page
// of the departments' answers in the real window.
#pragma once
#include <QDialog>
#include <QLineEdit>
#include <QTableView>

#include "ui/pages/collect/answer_table.h"
#include "ui/pages/collect/collect_page.h"
#include "ui/pages/collect/department_table.h"
#include "ui/register_page_support.h"

namespace kijun::testing {

class CollectTest : public RegisterTest {
 protected:
  // 浄水課: a returned item that is overdue, one in progress, one submitted; 総務課: one confirmed
  // and one not started; all other items are nobody's.
  void fill() {
    openBare();
    workspace().actAs(ui::toQt(personWith("administrator").id));
    water_ = workspace().snapshot().departments.front().id;
    office_ = put("department", {row("department", {{"name", words("総務課")}})}).at(0);
    const auto people = put("person", {row("person", {{"name", words("浄水 太郎")},
                                                      {"role", words("respondent")},
                                                      {"department", Value(water_)}}),
                                       row("person", {{"name", words("総務 花子")},
                                                      {"role", words("respondent")},
                                                      {"department", Value(office_)}})});
    taro_ = people.at(0);
    hanako_ = people.at(1);
    for (std::size_t i = 0; i < 5; ++i) items_.push_back(workspace().catalog().items()[i].id);
    run(commands::assign({key(0)}, water_, taro_, "2020-01-31"));
    run(commands::assign({key(1), key(2)}, water_, taro_, "2099-03-31"));
    run(commands::assign({key(3), key(4)}, office_, hanako_, "2099-02-28"));
    for (const std::size_t i : {0u, 2u, 3u}) answer(i, 3);
    run(commands::setState({key(0)}, AnswerState::Returned));
    run(commands::setState({key(1)}, AnswerState::InProgress));
    run(commands::setState({key(2)}, AnswerState::Submitted));
    run(commands::setState({key(3)}, AnswerState::Confirmed));
  }
  AnswerKey key(std::size_t i) { return workspace().key(items_.at(i)); }
  void answer(std::size_t i, int level) {
    run(commands::setLevel(key(i), level));
    run(commands::setStipulation(key(i), Stipulation::Full));
  }
  void run(const Command& command) {
    workspace().session().run(command);
    settle();
  }
  Answer answerAt(std::size_t i) {
    const auto found = workspace().session().answers({key(i)});
    return found.empty() ? Answer() : found.front();
  }

  ui::collect::CollectPage& show(const QString& place = {}) {
    window().goTo(QStringLiteral("collect"), place);
    settle();
    // What fill() gave away is there: until then the first row is nobody's.
    const auto* given = workspace().snapshot().department(water_);
    const auto first = given ? ui::toQt(given->name) : QString();
    EXPECT_TRUE(until([&] {
      return departments().model()->rowCount() > 0 &&
             (first.isEmpty() ||
              cell(departments(), 0, ui::collect::DepartmentTable::Name) == first);
    }));
    return collectPage();
  }
  ui::collect::CollectPage& collectPage() {
    return dynamic_cast<ui::collect::CollectPage&>(*window().page(QStringLiteral("collect")));
  }
  template <typename T>
  T& of(QWidget& around, const char* name) {
    auto* found = around.findChild<T*>(QLatin1String(name));
    if (!found) throw std::runtime_error(std::string("no ") + name);
    return *found;
  }
  QTableView& departments() { return of<QTableView>(collectPage(), "collectDepartments"); }
  QTableView& answers() { return of<QTableView>(collectPage(), "collectAnswers"); }
  QString cell(QTableView& table, int row, int column) {
    return table.model()->index(row, column).data().toString();
  }
  std::vector<std::string> listed() {
    std::vector<std::string> ids;
    for (int row = 0; row < answers().model()->rowCount(); ++row) {
      ids.push_back(ui::fromQt(cell(answers(), row, ui::collect::AnswerTable::ItemId)));
    }
    return ids;
  }
  // Beside the window's pictures: see shoot().
  void shootDialog(QWidget& dialog, const char* name) {
    const auto folder = qEnvironmentVariable("KIJUN_SHOTS");
    if (!folder.isEmpty()) dialog.grab().save(folder + u'/' + QLatin1String(name) + ".png");
  }
  void press(QWidget& at, Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
    // A dialog may have been in front.
    window().activateWindow();
    EXPECT_TRUE(QTest::qWaitForWindowActive(&window()));
    at.setFocus();
    QTest::keyClick(&at, key, modifiers);
    settle();
  }

  Id water_, office_, taro_, hanako_;
  std::vector<std::string> items_;
};

}  // namespace kijun::testing
