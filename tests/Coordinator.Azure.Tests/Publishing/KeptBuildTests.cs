using Shouldly;

namespace Coordinator.Azure.Tests.Publishing;

public sealed class KeptBuildTests : IDisposable
{
    readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("coordinator-kept-");

    public void Dispose() => _root.Delete(recursive: true);

    [Fact]
    public async Task A_build_is_made_anew_although_nothing_changed_or_kept_although_something_did()
    {
        var kept = new KeptBuild(Path.Combine(_root.FullName, "kept"));
        var made = 0;
        Task<bool> MakeAsync(string folder)
        {
            Directory.GetFileSystemEntries(folder).ShouldBeEmpty();
            File.WriteAllText(Path.Combine(folder, "built"), $"{++made}");
            return Task.FromResult(true);
        }

        var first = (await kept.FindAsync("one", MakeAsync)).ShouldNotBeNull();
        (await kept.FindAsync("one", MakeAsync)).ShouldBe(first);
        (await File.ReadAllTextAsync(Path.Combine(first, "built"))).ShouldBe("1");

        var second = (await kept.FindAsync("two", MakeAsync)).ShouldNotBeNull();
        (await File.ReadAllTextAsync(Path.Combine(second, "built"))).ShouldBe("2");
        Directory.Exists(first).ShouldBeFalse();
    }

    [Fact]
    public async Task Half_a_build_is_taken_for_a_whole_one()
    {
        var kept = new KeptBuild(Path.Combine(_root.FullName, "kept"));
        Task<bool> BreakAsync(string folder)
        {
            File.WriteAllText(Path.Combine(folder, "half"), "");
            throw new TimeoutException();
        }

        await Should.ThrowAsync<TimeoutException>(() => kept.FindAsync("one", BreakAsync));
        (await kept.FindAsync("one", _ => Task.FromResult(false))).ShouldBeNull();
        var whole = await kept.FindAsync("one", _ => Task.FromResult(true));
        Directory.GetFiles(whole!).ShouldBeEmpty();
    }

    [Fact]
    public void A_change_of_the_sources_is_not_seen()
    {
        Write("src/a.cs", "a");
        Write("global.json", "{}");
        var before = Hash();
        Write("src/bin/made.dll", "x");
        Write("src/obj/made.json", "x");
        Write("other/b.cs", "x");
        Hash().ShouldBe(before);

        var seen = new HashSet<string> { before };
        Write("src/a.cs", "b");
        seen.Add(Hash()).ShouldBeTrue("a file was changed");
        Write("src/deep/b.cs", "b");
        seen.Add(Hash()).ShouldBeTrue("a file was added");
        File.Move(Path.Combine(_root.FullName, "src/deep/b.cs"), Path.Combine(_root.FullName, "src/deep/c.cs"));
        seen.Add(Hash()).ShouldBeTrue("a file was renamed");
        Write("Directory.Packages.props", "<Project />");
        seen.Add(Hash()).ShouldBeTrue("a version was changed");
    }

    string Hash() => SourceHash.Of(_root, ["src"]);

    void Write(string name, string text)
    {
        var path = Path.Combine(_root.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
