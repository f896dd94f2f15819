using LaborContracts.Domain.Parties;
using LaborContracts.Domain.Terms;
using LaborContracts.Domain.Terms.Json;
using Xunit;

namespace LaborContracts.Domain.Tests.Terms;

public sealed class FieldNamesTests
{
    [Fact]
    public void Every_path_of_the_terms_has_a_name_in_both_languages()
    {
        var nameless = Nodes(typeof(ContractTerms), "").Select(node => node.Path).Where(path => !Named(() => FieldNames.Of(path)));

        Assert.Empty(nameless);
    }

    [Fact]
    public void Every_value_of_every_choice_has_a_name_in_both_languages()
    {
        var choices = Nodes(typeof(ContractTerms), "").Select(node => node.Type).Where(type => type.IsEnum)
            .Concat([typeof(RelationType), typeof(IdentityKind)]).Distinct();

        var nameless = choices.SelectMany(type => Enum.GetValues(type).Cast<Enum>()).Where(value => !Named(() => FieldNames.OfChoice(value)));

        Assert.Empty(nameless);
    }

    [Fact]
    public void Names_of_two_fields_differ()
    {
        var paths = Nodes(typeof(ContractTerms), "").Select(node => node.Path).ToList();

        Assert.Equal(paths.Count, paths.Select(path => FieldNames.Of(path).Chinese).Distinct().Count());
        Assert.Equal(paths.Count, paths.Select(path => FieldNames.Of(path).English).Distinct().Count());
    }

    [Theory]
    [InlineData("otherAgreements[3]", "约定的其他事项")]
    [InlineData("penalties[0].amount", "违约金数额")]
    [InlineData("penalties", "违约金")]
    [InlineData("probation.term.start", "试用期起始日期")]
    public void Indexes_do_not_change_a_name(string path, string name) => Assert.Equal(name, FieldNames.Of(path).Chinese);

    [Fact]
    public void A_path_that_the_terms_lack_is_refused() => Assert.Throws<ArgumentException>(() => FieldNames.Of("employer.taxNumber"));

    private static bool Named(Func<(string Chinese, string English)> names)
    {
        try
        {
            var (chinese, english) = names();
            return chinese.Length > 0 && english.Length > 0;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>Values and the parts that hold them.</summary>
    private static IEnumerable<(string Path, Type Type)> Nodes(Type record, string path)
    {
        foreach (var member in RecordShape.Of(record).Members)
        {
            var own = path.Length == 0 ? member.Name : $"{path}.{member.Name}";
            var (type, node) = member.Element is { } element ? (element, own + "[]") : (member.Type, own);
            yield return (node, type);
            if (type == typeof(Term))
            {
                yield return ($"{node}.start", typeof(DateOnly));
                yield return ($"{node}.end", typeof(DateOnly));
            }
            else if (type.Namespace!.StartsWith("LaborContracts", StringComparison.Ordinal) && !type.IsEnum && Codec.Of(type) is null)
            {
                foreach (var inner in Nodes(type, node)) yield return inner;
            }
        }
    }
}
