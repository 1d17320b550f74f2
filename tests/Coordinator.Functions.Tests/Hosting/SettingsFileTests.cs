using Coordinator.Functions.Hosting;
using Microsoft.Extensions.Configuration;
using Shouldly;

namespace Coordinator.Functions.Tests.Hosting;

public sealed class SettingsFileTests : IDisposable
{
    readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Values_win_over_sections_or_keep_their_underscores()
    {
        File.WriteAllText(_path, """
            { "IsEncrypted": false,
              "Values": { "Coordinator__Slots": "8", "Coordinator:Shards": "2", "Plain": "x" },
              "Coordinator": { "Slots": 16, "Stores": [ { "Name": "a" } ] } }
            """);
        var settings = new ConfigurationBuilder().AddSettingsFile(_path).Build();
        settings["Coordinator:Slots"].ShouldBe("16");
        settings["Coordinator:Shards"].ShouldBe("2");
        settings["Plain"].ShouldBe("x");
        settings["Coordinator:Stores:0:Name"].ShouldBe("a");
        settings["Values:Plain"].ShouldBeNull();
    }

    [Fact]
    public void A_missing_file_is_ignored() =>
        Should.Throw<FileNotFoundException>(() => new ConfigurationBuilder().AddSettingsFile(_path + ".none"));
}
