postilla.search.receive("texts-0",[[0,"p-1-1","par. 1.1","A long-term IŞIK and ISI."],[0,"p-1-1","par. 1.1","A longterm IŞIK and ISI."],[0,"fn-1","n. 1","Işık, a term \u003c/script>"]]);
