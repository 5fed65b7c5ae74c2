#include "assessment/standard_draft.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "records/record_view.h"

namespace kijun {
namespace {

// Paragraphs and points.
class Writer {
 public:
  explicit Writer(Language language) : language_(language) {}
  void paragraph(const Message& words) {
    if (!text_.empty()) text_ += "\n\n";
    text_ += render(words, language_);
  }
  void point(const std::string& words) { text_ += "\n・" + words; }
  std::string take() { return std::move(text_); }

 private:
  Language language_;
  std::string text_;
};

// Those whom a standard names in any case, with what each does where the register is silent.
struct Party {
  std::string_view kind;
  std::string_view usualRole;  // of resources/texts; empty: only where the register has them
};
constexpr std::array kParties = {
    Party{"management", KIJUN_TEXT("standard.role.management")},
    Party{"ciso", KIJUN_TEXT("standard.role.ciso")},
    Party{"department", KIJUN_TEXT("standard.role.department")},
    Party{"authority", KIJUN_TEXT("standard.role.authority")},
    Party{"ceptoar", {}},
    Party{"supplier", KIJUN_TEXT("standard.role.supplier")},
    Party{"customer", {}},
    Party{"police", {}},
    Party{"other", {}},
};

class Draft {
 public:
  Draft(const Organisation& organisation, const Catalog& catalog, const RegisterRows& registers,
        Language language)
      : organisation_(organisation),
        catalog_(catalog),
        registers_(registers),
        language_(language) {}

  std::string aim() const {
    Writer out(language_);
    out.paragraph(msg("standard.aim.who", organisation_.name, sector(), services()));
    out.paragraph(msg("standard.aim.why"));
    out.paragraph(msg("standard.aim.how"));
    const auto obligations = all("obligation");
    if (obligations.empty()) return out.take();
    out.paragraph(msg("standard.aim.obligations"));
    for (const auto& obligation : obligations) {
      const auto source = joined({obligation.text("source"), obligation.text("clause")}, " ");
      out.point(named(obligation.text("title"), source));
    }
    return out.take();
  }

  std::string scope() const {
    Writer out(language_);
    out.paragraph(msg("standard.scope.what"));
    if (!organisation_.scope.empty()) {
      out.paragraph(msg("standard.scope.assessed", organisation_.scope));
    }
    scopeServices(out);
    scopeFunctions(out);
    scopeSystems(out);
    scopeOutside(out);
    list(out, "standard.scope.departments", names("department"));
    out.paragraph(msg("standard.scope.failure"));
    return out.take();
  }

  std::string roles() const {
    Writer out(language_);
    out.paragraph(msg("standard.roles.what"));
    for (const auto& party : kParties) {
      std::vector<std::string> points;
      for (const auto& stakeholder : all("stakeholder")) {
        if (stakeholder.text("kind") != party.kind) continue;
        const auto role = stakeholder.text("role");
        points.push_back(render(msg("standard.roles.point", stakeholder.text("name"),
                                    role.empty() ? missing("standard.missing.role") : role),
                                language_));
      }
      if (points.empty() && party.usualRole.empty()) continue;
      out.paragraph(
          msg("standard.roles.party", "@record.stakeholder.kind." + std::string(party.kind)));
      if (party.kind == "ciso") {
        for (const auto& officer : officers()) points.insert(points.begin(), officer);
      }
      if (points.empty()) points.push_back(missing("standard.missing.party"));
      for (const auto& point : points) out.point(point);
      if (!party.usualRole.empty()) out.point(render(msg(party.usualRole), language_));
    }
    return out.take();
  }

 private:
  std::vector<RecordView> all(std::string_view register_) const {
    return viewsOf(registers_, register_);
  }
  std::vector<std::string> names(std::string_view register_) const {
    std::vector<std::string> list;
    for (const auto& record : all(register_)) list.push_back(record.text("name"));
    return list;
  }
  std::string nameOf(std::string_view register_, const Id& id) const {
    for (const auto& record : all(register_)) {
      if (record.id() == id) return record.text("name");
    }
    return {};
  }
  std::string missing(std::string_view textId) const {
    return render(msg("standard.missing", "@" + std::string(textId)), language_);
  }
  static std::string joined(const std::vector<std::string>& parts, std::string_view between) {
    std::string out;
    for (const auto& part : parts) {
      if (part.empty()) continue;
      if (!out.empty()) out += between;
      out += part;
    }
    return out;
  }
  // "name（more）", or the name alone.
  std::string named(const std::string& name, const std::string& more) const {
    return more.empty() ? name : render(msg("standard.named", name, more), language_);
  }
  std::string listed(const std::vector<std::string>& parts) const {
    return joined(parts, render(msg("standard.and"), language_));
  }
  void list(Writer& out, std::string_view head, const std::vector<std::string>& points) const {
    if (points.empty()) return;
    out.paragraph(msg(head));
    for (const auto& point : points) out.point(point);
  }

  std::string sector() const {
    const auto& sectors = catalog_.sectors();
    const auto at = std::ranges::find(sectors, organisation_.sector, &Choice::id);
    return at == sectors.end() ? missing("standard.missing.sector") : at->label.in(language_);
  }
  std::string services() const {
    const auto list = names("service");
    return list.empty() ? missing("standard.missing.services") : listed(list);
  }

  void scopeServices(Writer& out) const {
    std::vector<std::string> points;
    for (const auto& service : all("service")) {
      std::vector<std::string> levels;
      const auto level = [&](std::string_view field, std::string_view words) {
        if (const auto value = service.text(field); !value.empty()) {
          levels.push_back(render(msg(words, value), language_));
        }
      };
      level("maintenance_level", "standard.scope.maintenance_level");
      level("minimum_level", "standard.scope.minimum_level");
      level("tolerable_outage", "standard.scope.tolerable_outage");
      if (levels.empty()) levels.push_back(missing("standard.missing.level"));
      points.push_back(named(service.text("name"), listed(levels)));
    }
    if (points.empty()) points.push_back(missing("standard.missing.services"));
    list(out, "standard.scope.services", points);
  }
  void scopeFunctions(Writer& out) const {
    std::vector<std::string> points;
    for (const auto& function : all("service_function")) {
      points.push_back(named(function.text("name"), nameOf("service", function.text("service"))));
    }
    list(out, "standard.scope.functions", points);
  }
  // Important systems: information and control systems a service stands on, or of importance 2 and
  // more. Retired ones are out.
  void scopeSystems(Writer& out) const {
    std::vector<std::string> points;
    for (const auto& asset : all("asset")) {
      const auto kind = asset.text("kind");
      if (kind != "information_system" && kind != "control_system") continue;
      if (asset.text("status") == "retired") continue;
      const bool important = asset.text("importance") == "3" || asset.text("importance") == "2";
      if (!important && asset.ids("services").empty()) continue;
      points.push_back(named(asset.text("name"), render(asset.label("kind"), language_)));
    }
    if (points.empty()) points.push_back(missing("standard.missing.systems"));
    list(out, "standard.scope.systems", points);
  }
  void scopeOutside(Writer& out) const {
    std::vector<std::string> points;
    for (const auto& asset : all("asset")) {
      const auto kind = asset.text("kind");
      if (kind != "external" && kind != "cloud") continue;
      if (asset.text("status") == "retired") continue;
      points.push_back(named(asset.text("name"), render(asset.label("kind"), language_)));
    }
    for (const auto& supplier : all("supplier")) {
      if (supplier.ids("services").empty()) continue;
      points.push_back(named(supplier.text("name"), supplier.text("supplies")));
    }
    list(out, "standard.scope.outside", points);
  }
  // The officers responsible for cybersecurity, as appointed: the appointments that are linked to
  // the items which the CISO wizard serves.
  bool isOfficer(const RecordView& appointment) const {
    return std::ranges::any_of(appointment.ids("items"), [&](const std::string& id) {
      const auto* item = catalog_.item(id);
      return item && std::ranges::find(item->serves, "ciso_wizard") != item->serves.end();
    });
  }
  std::vector<std::string> officers() const {
    std::vector<std::string> list;
    for (const auto& appointment : all("appointment")) {
      if (!isOfficer(appointment)) continue;
      const auto person = nameOf("person", appointment.text("person"));
      list.push_back(named(appointment.text("post"),
                           person.empty() ? missing("standard.missing.person") : person));
    }
    std::ranges::reverse(list);
    return list;
  }

  const Organisation& organisation_;
  const Catalog& catalog_;
  const RegisterRows& registers_;
  Language language_;
};

}  // namespace

std::vector<const RecordDescription*> standardDraftSources() {
  std::vector<const RecordDescription*> sources;
  for (const char* id : {"service", "service_function", "asset", "supplier", "obligation",
                         "stakeholder", "department", "person", "appointment"}) {
    sources.push_back(findDescription(id));
  }
  return sources;
}

StandardTexts draftStandard(const Organisation& organisation, const Catalog& catalog,
                            const RegisterRows& registers, Language language) {
  const Draft draft(organisation, catalog, registers, language);
  return {draft.aim(), draft.scope(), draft.roles()};
}

}  // namespace kijun
