-- A decision's document was four fifths of all that an order writes: packed, it is a fifth of its size. Why reasons were
-- dropped is all that statements ask of it.
alter table decision add column dropped text[];
alter table decision add column document bytea;
alter table decision alter column document set storage external; -- it is packed already

update decision
   set dropped = array(select distinct considered.one ->> 'why'
                         from jsonb_array_elements(considered) as considered (one)
                        where considered.one ->> 'fate' = 'DROPPED')
     , document = '\x00'::bytea || convert_to(
         (case when plan is null then '{}' else jsonb_build_object('plan', plan) end
          || jsonb_build_object('considered', considered, 'because', because, 'versions', versions, 'facts', facts))::text
         , 'UTF8');

alter table decision alter column dropped set not null;
alter table decision alter column document set not null;
alter table decision drop column plan, drop column considered, drop column because, drop column versions, drop column facts;
