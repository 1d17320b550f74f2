using System.Text;
using System.Text.Json;
using Coordinator.Local.Runtime.Durable.Execution;
using Coordinator.Local.Runtime.Durable.History;
using Coordinator.Local.Runtime.Durable.Messages;
using Shouldly;

namespace Coordinator.Local.Tests.Security;

/// <summary>S18: rows and messages of orchestrations that somebody wrote who may write to the account.</summary>
public sealed class HostileHistoryTests
{
    [Theory]
    [InlineData("""{"e":"System.Diagnostics.Process, System.Diagnostics.Process"}""")]
    [InlineData("""{"$type":"System.Diagnostics.Process"}""")]
    [InlineData("""{"e":7}""")]
    [InlineData("""{"e":null}""")]
    [InlineData("""{"e":"act"}{"e":"act"}""")]
    [InlineData("""[]""")]
    [InlineData("""null""")]
    [InlineData("""{"e":"start" """)]
    public void A_line_makes_a_type_that_is_no_event(string line) =>
        Should.Throw<Exception>(() => HistoryText.Read(Encoding.UTF8.GetBytes(line + "\n")))
            .ShouldSatisfyAllConditions(error => (error is JsonException or NotSupportedException).ShouldBeTrue());

    [Theory]
    [InlineData("""{"Id":"1","Kind":"Shell","InstanceId":"a"}""")]
    [InlineData("""{"Id":"1","Kind":99,"InstanceId":"a"}""")]
    [InlineData("""{"Kind":"Start","InstanceId":"a"}""")]
    [InlineData("""{"Id":"1","Kind":"Start"}""")]
    [InlineData("""{"$type":"System.Object"}""")]
    [InlineData("nothing")]
    public void A_message_is_read_that_is_none(string text) =>
        MessageText.TryRead(text, out _).ShouldBeFalse();

    [Theory]
    [InlineData("System.Collections.Generic.List`1[[Evil, Evil.Assembly]]")]
    [InlineData("Evil, Evil.Assembly")]
    [InlineData("Evil,Evil.Assembly, Version=1.0.0.0, Culture=neutral, PublicKeyToken=null")]
    public void A_stored_failure_decides_which_assembly_is_loaded(string type)
    {
        var asked = new List<string>();
        ResolveEventHandler note = (_, request) =>
        {
            if (request.Name.StartsWith("Evil", StringComparison.Ordinal))
                asked.Add(request.Name);
            return null;
        };
        AppDomain.CurrentDomain.AssemblyResolve += note;
        try
        {
            new Failure(type, "m").ToDetails().IsCausedBy<InvalidOperationException>().ShouldBeFalse();
        }
        finally
        {
            AppDomain.CurrentDomain.AssemblyResolve -= note;
        }

        asked.ShouldBeEmpty();
    }

    [Fact]
    public void A_known_failure_is_not_known_again()
    {
        new Failure("System.InvalidOperationException", "m").ToDetails().IsCausedBy<InvalidOperationException>()
            .ShouldBeTrue();
        ExceptionTypes.Find("System.ArgumentNullException", typeof(object).Assembly)
            .ShouldBe(typeof(ArgumentNullException));
    }
}
