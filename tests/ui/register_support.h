// A workspace with a few assets, for the dialogs and panels of registers.
#pragma once
#include <gtest/gtest.h>

#include "ui/page_support.h"

namespace kijun::testing {

class RegisterDialogTest : public ::testing::Test {
 protected:
  RegisterDialogTest() {
    session().run(
        commands::putRecord(departmentType().description, departmentType().row({{}, "水道部", 9})));
    department = idOf(departmentType().description, "水道部");
    // What the window shows follows.
    eventually([&] { return workspace.model->snapshot().departments.size() == 1; });
  }
  Session& session() { return workspace.model->session(); }
  Row asset(const std::string& name, const std::map<std::string, Value>& more = {}) {
    Row row(assets.fields.size() + 1);
    const auto set = [&](const std::string& field, const Value& value) {
      row[assets.indexOf(field).value() + 1] = value;
    };
    set("name", name);
    set("kind", "control_system");
    set("status", "approved");
    for (const auto& [field, value] : more) set(field, value);
    return row;
  }
  Id add(const std::string& name, const std::map<std::string, Value>& more = {}) {
    session().run(commands::putRecord(assets, asset(name, more)));
    return idOf(assets, name);
  }
  Id idOf(const RecordDescription& description, const std::string& name) {
    for (const auto& row : session().rows(description)) {
      if (textOf(row[1]) == name) return textOf(row.front());
    }
    ADD_FAILURE() << "no record " << name;
    return {};
  }
  Value valueOf(const std::string& name, std::string_view field) {
    for (const auto& row : session().rows(assets)) {
      if (textOf(row[1]) == name) return row[assets.indexOf(field).value() + 1];
    }
    ADD_FAILURE() << "no asset " << name;
    return {};
  }
  std::int64_t head() { return session().head().number; }
  // A picture of the widget where KIJUN_SHOTS names a folder.
  static void shoot(QWidget& widget, const QString& name) {
    const QString folder = qEnvironmentVariable("KIJUN_SHOTS");
    if (!folder.isEmpty()) widget.grab().save(folder + u'/' + name + QStringLiteral(".png"));
  }

  OpenWorkspace workspace;
  RecordingShell shell;
  const RecordDescription& assets = *findDescription("asset");
  Id department;
};

}  // namespace kijun::testing
