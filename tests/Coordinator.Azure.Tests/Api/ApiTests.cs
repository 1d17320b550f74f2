using Coordinator.Azure.Tests.Publishing;
using Coordinator.TestKit.Conformance;
using Microsoft.Azure.Functions.Worker;
using Shouldly;

namespace Coordinator.Azure.Tests.Api;

/// <summary>
/// The stand-ins and what is written against them, held to the official packages themselves and to their lists.
/// </summary>
[Collection(AzurePublish.Collection)]
public sealed class ApiTests(AzurePublish publish)
{
    static readonly string[] Assemblies = ["Coordinator.Functions.dll", "Coordinator.Storage.dll"];

    [SkippableFact]
    public void A_stand_in_declares_what_the_official_packages_lack()
    {
        var official = GenuineApi.Read(publish);
        official.Count.ShouldBeGreaterThan(1000);
        var declared = PublicSurface.Of(typeof(FunctionAttribute).Assembly).ToList();
        declared.Count.ShouldBeGreaterThan(300);
        declared.Where(id => !official.Contains(id)).Order(StringComparer.Ordinal).ShouldBeEmpty();
    }

    [SkippableFact]
    public void The_code_calls_what_the_official_packages_lack() =>
        References().Except(GenuineApi.Read(publish)).Order(StringComparer.Ordinal).ShouldBeEmpty();

    [SkippableFact]
    public void The_code_calls_what_is_not_in_the_official_lists()
    {
        Skip.If(OfficialApi.Folder is null, OfficialApi.HowToGetIt);
        References().Except(OfficialApi.Read()).Order(StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("T:Azure.Data.Tables.TableClient")]
    [InlineData("T:Microsoft.Azure.Functions.Worker.HttpTriggerAttribute")]
    [InlineData("P:Microsoft.Azure.Functions.Worker.HttpTriggerAttribute.Route")]
    [InlineData("M:Microsoft.Azure.Functions.Worker.QueueTriggerAttribute.#ctor(System.String)")]
    [InlineData("M:Microsoft.DurableTask.TaskOrchestrator`2.#ctor")]
    [InlineData("M:Azure.Data.Tables.TableClient.GetEntityIfExistsAsync``1(System.String,System.String,"
        + "System.Collections.Generic.IEnumerable{System.String},System.Threading.CancellationToken)")]
    [InlineData("M:Azure.Data.Tables.TableClient.CreateQueryFilter(System.FormattableString)")]
    public void A_reference_is_overlooked_or_written_in_another_way(string id) => References().ShouldContain(id);

    static HashSet<string> References()
    {
        var references = Assemblies
            .SelectMany(name => StandInReferences.Of(Path.Combine(AppContext.BaseDirectory, name)))
            .ToHashSet(StringComparer.Ordinal);
        references.Count.ShouldBeGreaterThan(100);
        return references;
    }
}
