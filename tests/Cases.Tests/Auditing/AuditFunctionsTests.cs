using Microsoft.Extensions.Configuration;
using Netralitas.Cases.Auditing;
using Netralitas.Platform.Hosting;
using Netralitas.Reference;

namespace Netralitas.Cases.Tests.Auditing;

/// <summary>The operator says whose auditors may open cases.</summary>
public sealed class AuditFunctionsTests
{
    private static readonly OfficeTable Offices = ReferenceBook.Load(ReferenceBook.DefaultFolder).Offices;

    [Fact]
    public void Bawaslu_and_BKN_audit_unless_told_otherwise()
    {
        Of(null).Names.ShouldBe(["bawaslu", "bkn"], ignoreOrder: true);
        Of("inspektorat, bkn").Names.ShouldBe(["inspektorat", "bkn"], ignoreOrder: true);
    }

    [Fact]
    public void A_function_that_no_office_has_stops_the_start() => Should.Throw<SettingException>(() => Of("bkn,bpk")).Message.ShouldContain("bpk");

    private static AuditFunctions Of(string? setting) =>
        AuditFunctions.Of(new ConfigurationBuilder().AddInMemoryCollection([new("Audit:Functions", setting)]).Build(), Offices);
}
