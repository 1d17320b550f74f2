using System.Text;
using Coordinator.Core.Model;
using Coordinator.Core.Sagas.Definitions;
using Coordinator.Core.Sagas.Stores;
using Coordinator.Storage.Tests.Support;
using Coordinator.TestKit.Sagas;
using Shouldly;

namespace Coordinator.Storage.Tests.Sagas;

/// <summary>Versions of definitions, whoever puts them when.</summary>
public sealed class StoredDefinitionTests(AzuriteFixture azurite) : SagaStoreTest(azurite)
{
    [Fact]
    public async Task A_definition_that_nobody_put_is_found()
    {
        (await Definitions.FindAsync("a")).ShouldBeNull();
        await PutAsync("a", SagaTexts.Three);
        (await Definitions.FindAsync("a", 2)).ShouldBeNull();
        (await Definitions.FindAsync("A")).ShouldBeNull();
        (await Definitions.FindAsync("a", 0)).ShouldBeNull();
    }

    [Fact]
    public async Task A_version_changes_or_gets_lost()
    {
        var one = SagaTexts.Three;
        var two = SagaTexts.Of(SagaTexts.Wait("ok")) + "\n ";
        (await PutAsync("a", one)).Version.ShouldBe(1);
        (await PutAsync("a", two)).Version.ShouldBe(2);
        (await PutAsync("a", one)).Version.ShouldBe(3);
        (await Definitions.FindAsync("a", 1))!.Json.ShouldBe(one);
        (await Definitions.FindAsync("a", 2))!.Json.ShouldBe(two);
        var newest = (await Definitions.FindAsync("a")).ShouldNotBeNull();
        newest.Version.ShouldBe(3);
        newest.ShouldBe(await Definitions.FindAsync("a", 3));
    }

    [Fact]
    public async Task The_same_text_again_is_another_version()
    {
        await PutAsync("a", SagaTexts.Three);
        (await PutAsync("a", SagaTexts.Three + " ")).Version.ShouldBe(1);
        (await Definitions.FindAsync("a"))!.Json.ShouldBe(SagaTexts.Three);
    }

    [Theory]
    [InlineData(Fault.BeforeDurable)]
    [InlineData(Fault.AfterDurable)]
    public async Task A_put_that_is_repeated_after_a_lost_answer_makes_two_versions(Fault fault)
    {
        Handler.FailAfter(1, fault);
        await Should.ThrowAsync<StoreUnavailableException>(() => PutAsync("a", SagaTexts.Three));
        (await PutAsync("a", SagaTexts.Three)).Version.ShouldBe(1);
    }

    [Fact]
    public async Task Two_hosts_make_one_version_of_two_texts()
    {
        var texts = Enumerable.Range(0, 12).Select(i => SagaTexts.Of(SagaTexts.Wait($"step{i}"))).ToList();
        var versions = await Task.WhenAll(texts.Concat(texts).Select(text => PutAsync("a", text)));
        foreach (var version in versions)
            (await Definitions.FindAsync("a", version.Version)).ShouldBe(version);
        // A text that another one followed at once becomes a version again; the numbers have no gaps all the same.
        var count = versions.Select(version => version.Version).Distinct().Count();
        (await Definitions.FindAsync("a"))!.Version.ShouldBe(count);
    }

    [Fact]
    public async Task A_definition_of_the_greatest_size_does_not_fit()
    {
        var text = SagaTexts.Three;
        var padded = text + new string(' ', Limits.SagaDefinitionBytesMax - Encoding.UTF8.GetByteCount(text));
        await PutAsync("a", padded);
        (await Definitions.FindAsync("a"))!.Json.ShouldBe(padded);
        (await Definitions.FindAsync("a", 1))!.Json.ShouldBe(padded);
    }

    [Fact]
    public async Task The_list_has_old_versions_or_misses_names()
    {
        foreach (var name in new[] { "b", "a-1", "a", "c_" })
            await PutAsync(name, SagaTexts.Three);
        await PutAsync("a", SagaTexts.Of(SagaTexts.Wait("ok")));
        var first = await Definitions.ListAsync(3, cursor: null);
        var second = await Definitions.ListAsync(3, first.Cursor);
        second.Cursor.ShouldBeNull();
        first.Definitions.Concat(second.Definitions).ShouldBe(
        [
            new DefinitionSummary("a", 2), new DefinitionSummary("a-1", 1), new DefinitionSummary("b", 1),
            new DefinitionSummary("c_", 1),
        ]);
    }

    Task<DefinitionVersion> PutAsync(string name, string text) =>
        Definitions.PutAsync(name, text, DefinitionReader.Load(text));
}
