using System.Text.Json;
using Coordinator.EndToEnd.Tests.Processes;
using Coordinator.Local.Storage;
using Shouldly;

namespace Coordinator.EndToEnd.Tests.Launcher;

/// <summary>Settings that somebody copied and changed long ago still serve what has come since.</summary>
public sealed class SettingsTemplateTests : IDisposable
{
    const string Sample =
        """{"Coordinator":{"Stores":[{"Name":"a"}],"Outgoing":{"AllowedHosts":["localhost:7075"]}}}""";

    static readonly KeyValuePair<string, string>[] Connections =
        [KeyValuePair.Create("a", "UseDevelopmentStorage=true")];

    readonly TemporaryDirectory _root = new();

    public void Dispose() => _root.Dispose();

    [Fact]
    public void A_copy_from_before_there_were_sagas_allows_no_call_of_the_sample() =>
        HostsWith("""{"Coordinator":{"Stores":[{"Name":"a"}]}}""").ShouldBe(["localhost:7075"]);

    [Fact]
    public void A_host_that_somebody_took_out_is_allowed_again() =>
        HostsWith("""{"Coordinator":{"Stores":[{"Name":"a"}],"Outgoing":{"AllowedHosts":[]}}}""").ShouldBeEmpty();

    [Theory]
    [InlineData("""["a","b","c"]""", 3, "a b c")]
    [InlineData("""["c","b","a"]""", 2, "b")]
    [InlineData("""["b"]""", 1, "a")]
    [InlineData("""["b"]""", 2, "b")]
    public void Fewer_stores_than_the_settings_name_leave_a_control_store_without_an_account(
        string named, int stores, string kept)
    {
        var own = $"{{\"Coordinator\":{{\"Stores\":[{{\"Name\":\"a\"}}],\"ControlStores\":{named}}}}}";
        var connections = Enumerable.Range(0, stores).Select(number =>
            KeyValuePair.Create($"{(char)('a' + number)}", "UseDevelopmentStorage=true"));
        string.Join(' ', Written(own, [.. connections], "ControlStores")).ShouldBe(kept);
    }

    string?[] HostsWith(string own) => Written(own, Connections, "Outgoing", "AllowedHosts");

    /// <summary>A list in the settings that are written for hosts.</summary>
    string?[] Written(string own, KeyValuePair<string, string>[] connections, params string[] path)
    {
        File.WriteAllText(Path.Combine(_root.FullName, "local.settings.sample.json"), Sample);
        File.WriteAllText(Path.Combine(_root.FullName, "local.settings.json"), own);
        SettingsTemplate.Load(_root.FullName).WriteWith(connections, _root.SettingsFile);
        using var written = JsonDocument.Parse(File.ReadAllText(_root.SettingsFile));
        var list = path.Aggregate(
            written.RootElement.GetProperty("Coordinator"), (place, name) => place.GetProperty(name));
        return [.. list.EnumerateArray().Select(entry => entry.GetString())];
    }
}
