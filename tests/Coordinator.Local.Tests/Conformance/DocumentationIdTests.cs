using System.Reflection;
using Coordinator.TestKit.Conformance;
using Shouldly;

namespace Coordinator.Local.Tests.Conformance;

/// <summary>Identifiers against those in the documentation of the framework.</summary>
public sealed class DocumentationIdTests
{
    [Theory]
    [InlineData(typeof(Dictionary<,>), "T:System.Collections.Generic.Dictionary`2")]
    [InlineData(typeof(Dictionary<,>),
        "M:System.Collections.Generic.Dictionary`2.#ctor(System.Collections.Generic.IDictionary{`0,`1})")]
    [InlineData(typeof(Dictionary<,>.KeyCollection),
        "M:System.Collections.Generic.Dictionary`2.KeyCollection.#ctor(System.Collections.Generic.Dictionary{`0,`1})")]
    [InlineData(typeof(Dictionary<,>.Enumerator), "P:System.Collections.Generic.Dictionary`2.Enumerator.Current")]
    [InlineData(typeof(List<>),
        "M:System.Collections.Generic.List`1.ConvertAll``1(System.Converter{`0,``0})")]
    [InlineData(typeof(List<>), "M:System.Collections.Generic.List`1.CopyTo(`0[])")]
    [InlineData(typeof(List<>), "P:System.Collections.Generic.List`1.Item(System.Int32)")]
    [InlineData(typeof(List<>), "M:System.Collections.Generic.List`1.GetEnumerator")]
    [InlineData(typeof(int), "M:System.Int32.TryParse(System.String,System.Int32@)")]
    [InlineData(typeof(int), "F:System.Int32.MaxValue")]
    [InlineData(typeof(decimal), "M:System.Decimal.op_Implicit(System.Int32)~System.Decimal")]
    [InlineData(typeof(decimal), "M:System.Decimal.op_Explicit(System.Decimal)~System.Int32")]
    [InlineData(typeof(decimal), "M:System.Decimal.op_Addition(System.Decimal,System.Decimal)")]
    [InlineData(typeof(string), "M:System.String.#ctor(System.Char*)")]
    [InlineData(typeof(string), "P:System.String.Chars(System.Int32)")]
    [InlineData(typeof(AppDomain), "E:System.AppDomain.ProcessExit")]
    [InlineData(typeof(DayOfWeek), "F:System.DayOfWeek.Monday")]
    [InlineData(typeof(Environment.SpecialFolder), "T:System.Environment.SpecialFolder")]
    [InlineData(typeof(Action<>), "M:System.Action`1.Invoke(`0)")]
    [InlineData(typeof(Array), "M:System.Array.Sort``2(``0[],``1[],System.Collections.Generic.IComparer{``0})")]
    [InlineData(typeof(MemoryStream), "M:System.IO.MemoryStream.Dispose(System.Boolean)")]
    [InlineData(typeof(Grid), "M:Coordinator.Local.Tests.Conformance.Grid.Fill(System.Int32[0:,0:],System.Int32[][])")]
    public void An_identifier_is_not_the_documented_one(Type type, string id) =>
        PublicSurface.Of(type).ShouldContain(id);

    [Fact]
    public void Accessors_private_members_or_the_value_of_an_enumeration_are_listed()
    {
        PublicSurface.Of(typeof(DayOfWeek)).Count().ShouldBe(8);
        PublicSurface.Of(typeof(Grid)).ShouldBe(
        [
            "T:Coordinator.Local.Tests.Conformance.Grid",
            "M:Coordinator.Local.Tests.Conformance.Grid.#ctor",
            "M:Coordinator.Local.Tests.Conformance.Grid.Fill(System.Int32[0:,0:],System.Int32[][])",
            "P:Coordinator.Local.Tests.Conformance.Grid.Size",
        ]);
        PublicSurface.Of(Assembly.GetExecutingAssembly())
            .ShouldNotContain($"T:{typeof(Grid).FullName}", "Grid is internal");
    }
}
