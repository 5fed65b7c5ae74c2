// The register pages in the real window, worked by keys and clicks, over a workspace that holds
// nothing but a few people.
#pragma once
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QTableView>
#include <algorithm>
#include <filesystem>

#include "records/registers.h"
#include "support/gui.h"
#include "ui/registers/register_groups.h"
#include "ui/registers/register_page.h"
#include "ui/registers/register_view.h"
#include "workspace/commands.h"

namespace kijun::testing {

class RegisterTest : public GuiTest {
 protected:
  ui::WorkspaceModel& workspace() { return *window().workspace(); }
  const RecordDescription& description(std::string_view record) { return *findDescription(record); }

  // An organisation, a cycle, a department and a person in each role that matters here.
  ui::WorkspaceModel& openBare() {
    const auto path = folder_ / "台帳.kijun";
    if (!std::filesystem::exists(path)) {
      NewWorkspace fresh;
      fresh.organisation.name = "架空市水道局";
      fresh.cycle.name = "令和8年度 上期";
      fresh.cycle.asOf = "2026-09-30";
      const auto session = Session::create(path, fresh);
      session->run(
          commands::putRecords(departmentType().description,
                               {row("department", {{"name", Value(std::string("浄水課"))}})}));
      std::vector<Row> people;
      for (const char* role : {"administrator", "assessor", "approver", "executive"}) {
        people.push_back(row("person", {{"name", Value(std::string("架空 ") + role)},
                                        {"role", Value(std::string(role))}}));
      }
      session->run(commands::putRecords(personType().description, std::move(people)));
    }
    return open(QString::fromStdU16String(path.u16string()));
  }
  const Person& personWith(std::string_view role) {
    const auto& people = workspace().snapshot().people;
    return *std::ranges::find(people, role, &Person::role);
  }

  // The view of the register, read; opens the bare workspace where nothing is open.
  ui::registers::RegisterView& at(std::string_view record, const Id& id = {}) {
    if (!window().workspace()) openBare();
    const auto* group = ui::registers::groupOf(record);
    if (!group) throw std::runtime_error("no page for " + std::string(record));
    window().goTo(ui::toQt(group->id), ui::toQt(record) + u':' + ui::toQt(id));
    settle();
    return view();
  }
  ui::registers::RegisterPage& page() {
    return dynamic_cast<ui::registers::RegisterPage&>(*window().page(window().currentPage()));
  }
  ui::registers::RegisterView& view() { return page().view(); }
  QTableView& table() { return *view().findChild<QTableView*>(QStringLiteral("registerTable")); }
  int rowCount() { return table().model()->rowCount(); }
  template <typename T = QWidget>
  T& part(const char* name) {
    auto* found = view().findChild<T*>(QLatin1String(name));
    if (!found) throw std::runtime_error(std::string("no ") + name);
    return *found;
  }
  // The field in which one types, of an editor of the form.
  QLineEdit& typing(const char* name) {
    auto& editor = part<QWidget>(name);
    if (auto* own = qobject_cast<QLineEdit*>(&editor)) return *own;
    return *editor.findChild<QLineEdit*>();
  }

  void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
    QWidget* focused = QApplication::focusWidget();
    QTest::keyClick(focused ? focused : &page(), key, modifiers);
  }
  void type(const QString& words) { QTest::keyClicks(QApplication::focusWidget(), words); }

  // Rows as the file holds them.
  std::vector<Row> stored(std::string_view record) {
    return workspace().session().rows(description(record));
  }
  Value field(const Row& row, std::string_view record, std::string_view id) {
    return row[*description(record).indexOf(id) + 1];
  }
  Row row(std::string_view record, const std::map<std::string, Value>& values) {
    Row out(description(record).fields.size() + 1);
    for (const auto& [id, value] : values) out[*description(record).indexOf(id) + 1] = value;
    return out;
  }
  // Puts rows in and returns their ids, in that order.
  std::vector<Id> put(std::string_view record, std::vector<Row> rows) {
    if (!window().workspace()) openBare();
    std::vector<Id> before, made;
    for (const auto& each : stored(record)) before.push_back(textOf(each.front()));
    std::vector<std::string> names;
    for (const auto& each : rows) names.push_back(textOf(each[1]));
    workspace().session().run(commands::putRecords(description(record), std::move(rows)));
    settle();
    const auto after = stored(record);
    for (const auto& name : names) {
      for (const auto& each : after) {
        const auto id = textOf(each.front());
        const bool old = std::ranges::find(before, id) != before.end();
        if (!old && textOf(each[1]) == name) made.push_back(id);
      }
    }
    return made;
  }
};

inline Value words(const char* text) {
  return Value(std::string(text));
}

}  // namespace kijun::testing
