using Azure.Data.Tables;
using Coordinator.TestKit.Conformance;
using Shouldly;

namespace Coordinator.Local.Tests.Conformance;

/// <summary>
/// The stand-ins declare nothing public that the official packages lack; else code could be written against them that
/// does not compile in the Azure flavour.
/// </summary>
public sealed class ConformanceTests
{
    [OfficialApiFact]
    public void A_stand_in_declares_what_the_official_packages_lack()
    {
        var official = OfficialApi.Read();
        official.Count.ShouldBeGreaterThan(1000);
        var declared = PublicSurface.Of(typeof(TableClient).Assembly).ToList();
        declared.ShouldContain("T:Azure.Data.Tables.TableClient");
        var invented = declared.Where(id => !official.Contains(id)).Order(StringComparer.Ordinal).ToList();
        invented.ShouldBeEmpty(
            $"{invented.Count} of {declared.Count} public members are not official:\n{string.Join('\n', invented)}");
    }

    [OfficialApiFact]
    public void An_invented_member_goes_unnoticed()
    {
        var official = OfficialApi.Read();
        PublicSurface.Of(typeof(ConformanceTests)).Where(official.Contains).ShouldBeEmpty();
    }
}
